import { describe, expect, it, vi } from 'vitest';
import { padSequencer } from '../../../core/article/sequencer.ts';
import type { Claim } from '../../../core/store/head-updates.ts';
import { aClaim, aSource } from '../../support/articles.ts';
import type { TestStages } from '../../support/create-test-stages.ts';
import { eachWithDesk, OTHER, sentIndices, storeWith, TEXT } from './splitting.ts';

let stages: TestStages;
eachWithDesk('put', (next) => {
  stages = next;
});

describe('put events', () => {
  it('a put starts a generation and sends its passages', async () => {
    await stages.split(stages.put(TEXT, '01'));
    const head = await stages.head();
    const sent = stages.queues.passages.take();
    expect(head).toMatchObject({
      status: 'ENRICHING',
      sequencer: padSequencer('01'),
      passageCount: sent.length,
      pending: new Set(sent.keys()),
      draft: {
        title: 'Harbour opens',
        language: 'en',
        format: 'text',
        publishedAt: '2026-11-24T09:30:00.000Z',
      },
      source: { key: `put-1.txt`, etag: 'etag-01' },
    });
    expect(sent.length).toBeGreaterThan(1);
    for (const message of sent) {
      expect(message).toMatchObject({ generation: head?.generation, pipelineVersion: '2', language: 'en' });
    }
    expect(sent.map(({ passage }) => passage.text + passage.gap).join('')).toBe(TEXT.trim());
  });

  it('an article has the facts that the metadata states, and the stated title in its text', async () => {
    const stated = {
      title: 'Port reopens',
      language: 'de',
      publishedAt: '2020-01-01T00:00:00.000Z',
      publisher: 'The Daily',
    };
    await stages.split(stages.put(TEXT, '01', { stated, statedDigest: 'd1' }));
    const { title, language, publishedAt, publisher } = stated;
    expect((await stages.head())?.draft).toMatchObject({ title, language, publishedAt, publisher });
    const [first] = stages.queues.passages.take();
    expect(first?.language).toBe('de');
    expect(first?.passage.text).toMatch(/^Port reopens\n\nHarbour opens\n\n/);
  });

  it('a put redelivered after a copy changed the metadata is left to the event of the copy', async () => {
    const event = stages.put(TEXT, '01');
    await stages.split(event);
    stages.queues.passages.take();
    const stated = { title: 'Port reopens' };
    const copied = stages.put(TEXT, '02', { etag: 'etag-01', stated, statedDigest: 'd1' });
    await stages.split(event);
    expect(stages.queues.passages.take()).toEqual([]);
    await stages.split(copied);
    await stages.settle();
    expect(await stages.card()).toMatchObject({ status: 'ENRICHED', title: 'Port reopens' });
  });

  it('a redelivered put sends the pending passages, and nothing else', async () => {
    const event = stages.put(TEXT, '01');
    await stages.split(event);
    const sent = stages.queues.passages.take();
    await stages.enrich(sent.filter(({ passage }) => passage.index === 1));
    const before = await stages.items();
    await stages.split(event);
    expect(sentIndices(stages)).toEqual(
      sent.map(({ passage }) => passage.index).filter((index) => index !== 1),
    );
    expect(await stages.items()).toEqual(before);
  });

  it('a redelivered put with no passage pending asks for the publication', async () => {
    const event = stages.put(TEXT, '01');
    await stages.split(event);
    await stages.enrich(stages.queues.passages.take());
    stages.queues.publications.take();
    await stages.split(event);
    expect(stages.queues.publications.take()).toMatchObject([{ type: 'publish' }]);
    expect(stages.queues.passages.sent).toEqual([]);
  });

  it.each(['ENRICHED', 'REJECTED'] as const)('a put redelivered after %s starts nothing', async (status) => {
    const event = stages.put(status === 'ENRICHED' ? TEXT : ' ', '01');
    await stages.split(event);
    await stages.settle();
    const before = await stages.items();
    await stages.split(event);
    expect(stages.queues.passages.sent).toEqual([]);
    expect(stages.queues.publications.take()).toHaveLength(status === 'REJECTED' ? 1 : 0);
    expect(await stages.items()).toEqual(before);
  });

  it('a put whose object no longer exists is left to the delete event', async () => {
    const event = stages.put(TEXT, '01');
    stages.remove('02');
    await stages.split(event);
    expect(await stages.items()).toEqual([]);
    expect(stages.queues.publications.sent).toEqual([]);
  });

  it('an empty object whose key ends in a slash is a folder, and gets no record', async () => {
    const folder = { ...stages.put('', '01'), key: 'incoming/' };
    const open = async () => ({ ...(await stages.ports.split.objects.open('b', 'k')), source: { size: 0 } });
    await stages.split(folder, { objects: { open } } as never);
    await stages.split({ ...stages.event('delete', '02'), key: 'incoming/' }, {
      objects: { open: async () => undefined },
    } as never);
    expect(await stages.items()).toEqual([]);
    expect(stages.queues.publications.sent).toEqual([]);
  });

  it('a put whose object has changed is left to the event of that change', async () => {
    const event = stages.put(TEXT, '01');
    stages.put(OTHER, '02');
    await stages.split(event);
    expect(await stages.items()).toEqual([]);
    expect(stages.counts()).toEqual({ opened: 1, discarded: 1 });
  });

  it('a put older than the head does not open the object', async () => {
    await stages.split(stages.put(TEXT, '02'));
    const before = await stages.items();
    const { opened } = stages.counts();
    await stages.split(stages.event('put', '01', 'etag-02'));
    expect(stages.counts().opened).toBe(opened);
    expect(await stages.items()).toEqual(before);
  });

  it('a put of an article in progress by newer code is left to newer code', async () => {
    const event = stages.put(TEXT, '01');
    await stages.split(event, { pipelineVersion: '3' });
    await expect(stages.split(event)).rejects.toThrow('is in progress by pipeline 3, newer than 2');
  });

  it('a put of the same content as before starts its own generation', async () => {
    await stages.split(stages.put(TEXT, '01', { etag: 'same' }));
    const before = await stages.head();
    await stages.split(stages.put(TEXT, '02', { etag: 'same' }));
    const after = await stages.head();
    expect(after?.generation).not.toBe(before?.generation);
    expect(after).toMatchObject({ previous: before?.generation, sequencer: padSequencer('02') });
  });
});

describe('a write with a condition', () => {
  it('a claim whose answer was lost succeeds, although its repetition by the SDK failed its condition', async () => {
    const claim = async (claim: Claim) => {
      await stages.store.claim(claim);
      return stages.store.claim(claim);
    };
    await stages.split(stages.put(TEXT, '01'), storeWith(stages, { claim }));
    expect(await stages.head()).toMatchObject({ status: 'ENRICHING' });
    expect(sentIndices(stages)).toEqual([...((await stages.head())?.pending ?? [])]);
  });

  it('a claim whose answer is lost fails, and the redelivery resumes its own generation', async () => {
    const event = stages.put(TEXT, '01');
    const claim = async (claim: Claim): Promise<boolean> => {
      await stages.store.claim(claim);
      throw new Error('socket hang up');
    };
    await expect(stages.split(event, storeWith(stages, { claim }))).rejects.toThrow('socket hang up');
    expect(stages.queues.passages.sent).toEqual([]);
    await stages.split(event);
    expect(sentIndices(stages)).toEqual([...((await stages.head())?.pending ?? [])]);
  });

  it('a tombstone whose answer was lost is found and announced', async () => {
    await stages.split(stages.put(TEXT, '01'));
    const putTombstone: TestStages['store']['putTombstone'] = async (burial) => {
      await stages.store.putTombstone(burial);
      return stages.store.putTombstone(burial);
    };
    await stages.split(stages.remove('02'), storeWith(stages, { putTombstone }));
    expect(stages.queues.publications.take()).toMatchObject([
      { type: 'publish', generation: (await stages.head())?.generation },
    ]);
  });

  it('a claim that lost to a newer version changes nothing', async () => {
    const event = stages.put(TEXT, '01');
    const newer = aClaim({
      articleId: stages.articleId,
      sequencer: padSequencer('02'),
      generation: 'newer',
      source: aSource({ etag: 'etag-02' }),
    });
    const claim = vi.fn(async (claim: Claim) => {
      await stages.store.claim(newer);
      return stages.store.claim(claim);
    });
    await stages.split(event, storeWith(stages, { claim }));
    expect(claim).toHaveBeenCalledTimes(1);
    expect(await stages.head()).toMatchObject({ generation: 'newer' });
    expect(stages.queues.passages.sent).toEqual([]);
  });

  it('an event that loses every race is left to a redelivery', async () => {
    const claim = vi.fn(async () => false);
    await expect(stages.split(stages.put(TEXT, '01'), storeWith(stages, { claim }))).rejects.toThrow(
      /changed during each of 3 attempts/,
    );
    expect(claim).toHaveBeenCalledTimes(3);
    expect(stages.counts()).toEqual({ opened: 3, discarded: 3 });
  });

  it('a claim whose messages were refused is resumed by the redelivery', async () => {
    const event = stages.put(TEXT, '01');
    stages.queues.passages.refuse = new Error('SQS is away');
    await expect(stages.split(event)).rejects.toThrow('SQS is away');
    await stages.split(event);
    expect(sentIndices(stages).length).toBeGreaterThan(1);
  });
});
