import { describe, expect, it, vi } from 'vitest';
import { padSequencer } from '../../../core/article/sequencer.ts';
import type { Claim } from '../../../core/store/head-updates.ts';
import { aClaim, aSource } from '../../support/articles.ts';
import type { Desk } from '../../support/create-desk.ts';
import { eachWithDesk, OTHER, sentIndices, storeWith, TEXT } from './splitting.ts';

// Guarding lines, seen to fail without: those that tests/guards/ lists with this file.

let desk: Desk;
eachWithDesk('put', (next) => {
  desk = next;
});

describe('put events', () => {
  it('a put starts a generation and sends its passages', async () => {
    await desk.split(desk.put(TEXT, '01'));
    const head = await desk.head();
    const sent = desk.queues.passages.take();
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
    await desk.split(desk.put(TEXT, '01', { stated, statedDigest: 'd1' }));
    const { title, language, publishedAt, publisher } = stated;
    expect((await desk.head())?.draft).toMatchObject({ title, language, publishedAt, publisher });
    const [first] = desk.queues.passages.take();
    expect(first?.language).toBe('de');
    expect(first?.passage.text).toMatch(/^Port reopens\n\nHarbour opens\n\n/);
  });

  it('a put redelivered after a copy changed the metadata is left to the event of the copy', async () => {
    const event = desk.put(TEXT, '01');
    await desk.split(event);
    desk.queues.passages.take();
    const stated = { title: 'Port reopens' };
    const copied = desk.put(TEXT, '02', { etag: 'etag-01', stated, statedDigest: 'd1' });
    await desk.split(event);
    expect(desk.queues.passages.take()).toEqual([]);
    await desk.split(copied);
    await desk.settle();
    expect(await desk.head()).toMatchObject({ status: 'ENRICHED', title: 'Port reopens' });
  });

  it('a redelivered put sends the pending passages, and nothing else', async () => {
    const event = desk.put(TEXT, '01');
    await desk.split(event);
    const sent = desk.queues.passages.take();
    await desk.enrich(sent.filter(({ passage }) => passage.index === 1));
    const before = await desk.items();
    await desk.split(event);
    expect(sentIndices(desk)).toEqual(
      sent.map(({ passage }) => passage.index).filter((index) => index !== 1),
    );
    expect(await desk.items()).toEqual(before);
  });

  it('a redelivered put with no passage pending asks for the publication', async () => {
    const event = desk.put(TEXT, '01');
    await desk.split(event);
    await desk.enrich(desk.queues.passages.take());
    desk.queues.publications.take();
    await desk.split(event);
    expect(desk.queues.publications.take()).toMatchObject([{ type: 'publish' }]);
    expect(desk.queues.passages.sent).toEqual([]);
  });

  it.each(['ENRICHED', 'REJECTED'] as const)('a put redelivered after %s starts nothing', async (status) => {
    const event = desk.put(status === 'ENRICHED' ? TEXT : ' ', '01');
    await desk.split(event);
    await desk.settle();
    const before = await desk.items();
    await desk.split(event);
    expect(desk.queues.passages.sent).toEqual([]);
    expect(desk.queues.publications.take()).toHaveLength(status === 'REJECTED' ? 1 : 0);
    expect(await desk.items()).toEqual(before);
  });

  it('a put whose object no longer exists is left to the delete event', async () => {
    const event = desk.put(TEXT, '01');
    desk.remove('02');
    await desk.split(event);
    expect(await desk.items()).toEqual([]);
    expect(desk.queues.publications.sent).toEqual([]);
  });

  it('a put whose object has changed is left to the event of that change', async () => {
    const event = desk.put(TEXT, '01');
    desk.put(OTHER, '02');
    await desk.split(event);
    expect(await desk.items()).toEqual([]);
    expect(desk.counts()).toEqual({ opened: 1, discarded: 1 });
  });

  it('a put older than the head does not open the object', async () => {
    await desk.split(desk.put(TEXT, '02'));
    const before = await desk.items();
    const { opened } = desk.counts();
    await desk.split(desk.event('put', '01', 'etag-02'));
    expect(desk.counts().opened).toBe(opened);
    expect(await desk.items()).toEqual(before);
  });

  it('a put of an article in progress by newer code is left to newer code', async () => {
    const event = desk.put(TEXT, '01');
    await desk.split(event, { pipelineVersion: '3' });
    await expect(desk.split(event)).rejects.toThrow('is in progress by pipeline 3, newer than 2');
  });

  it('a put of the same content as before starts its own generation', async () => {
    await desk.split(desk.put(TEXT, '01', { etag: 'same' }));
    const before = await desk.head();
    await desk.split(desk.put(TEXT, '02', { etag: 'same' }));
    const after = await desk.head();
    expect(after?.generation).not.toBe(before?.generation);
    expect(after).toMatchObject({ previous: before?.generation, sequencer: padSequencer('02') });
  });
});

describe('a write with a condition', () => {
  it('a claim whose answer was lost succeeds, although its repetition by the SDK failed its condition', async () => {
    const claim = async (claim: Claim) => {
      await desk.store.claim(claim);
      return desk.store.claim(claim);
    };
    await desk.split(desk.put(TEXT, '01'), storeWith(desk, { claim }));
    expect(await desk.head()).toMatchObject({ status: 'ENRICHING' });
    expect(sentIndices(desk)).toEqual([...((await desk.head())?.pending ?? [])]);
  });

  it('a claim whose answer was lost for good fails, and the redelivery resumes its own generation', async () => {
    const event = desk.put(TEXT, '01');
    const claim = async (claim: Claim): Promise<boolean> => {
      await desk.store.claim(claim);
      throw new Error('socket hang up');
    };
    await expect(desk.split(event, storeWith(desk, { claim }))).rejects.toThrow('socket hang up');
    expect(desk.queues.passages.sent).toEqual([]);
    await desk.split(event);
    expect(sentIndices(desk)).toEqual([...((await desk.head())?.pending ?? [])]);
  });

  it('a tombstone whose answer was lost is found and announced', async () => {
    await desk.split(desk.put(TEXT, '01'));
    const putTombstone: Desk['store']['putTombstone'] = async (burial) => {
      await desk.store.putTombstone(burial);
      return desk.store.putTombstone(burial);
    };
    await desk.split(desk.remove('02'), storeWith(desk, { putTombstone }));
    expect(desk.queues.publications.take()).toMatchObject([
      { type: 'publish', generation: (await desk.head())?.generation },
    ]);
  });

  it('a claim that lost to a newer version changes nothing', async () => {
    const event = desk.put(TEXT, '01');
    const newer = aClaim({
      articleId: desk.articleId,
      sequencer: padSequencer('02'),
      generation: 'newer',
      source: aSource({ etag: 'etag-02' }),
    });
    const claim = vi.fn(async (claim: Claim) => {
      await desk.store.claim(newer);
      return desk.store.claim(claim);
    });
    await desk.split(event, storeWith(desk, { claim }));
    expect(claim).toHaveBeenCalledTimes(1);
    expect(await desk.head()).toMatchObject({ generation: 'newer' });
    expect(desk.queues.passages.sent).toEqual([]);
  });

  it('an event that loses every race is left to a redelivery', async () => {
    const claim = vi.fn(async () => false);
    await expect(desk.split(desk.put(TEXT, '01'), storeWith(desk, { claim }))).rejects.toThrow(
      /changed during each of 3 attempts/,
    );
    expect(claim).toHaveBeenCalledTimes(3);
    expect(desk.counts()).toEqual({ opened: 3, discarded: 3 });
  });

  it('a claim whose messages were refused is resumed by the redelivery', async () => {
    const event = desk.put(TEXT, '01');
    desk.queues.passages.refuse = new Error('SQS is away');
    await expect(desk.split(event)).rejects.toThrow('SQS is away');
    await desk.split(event);
    expect(sentIndices(desk).length).toBeGreaterThan(1);
  });
});
