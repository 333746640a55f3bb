import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { ANALYSES, BASE_ANALYSES } from '../../../core/article/analysis.ts';
import { MAX_OBJECT_BYTES, MAX_TEXT_BYTES } from '../../../core/article/limits.ts';
import { padSequencer } from '../../../core/article/sequencer.ts';
import type { Settings } from '../../../core/article/settings.ts';
import type { RejectionReason } from '../../../core/article/status.ts';
import type { Claim } from '../../../core/store/article-store.ts';
import type { Head } from '../../../core/store/items.ts';
import { passageSizeOf, planPassages } from '../../../functions/split/plan-passages.ts';
import type { SplitPorts } from '../../../functions/split/split-article.ts';
import { aClaim, aSource, SETTINGS } from '../../support/articles.ts';
import { createDesk, type Desk } from '../../support/create-desk.ts';
import { startTable, type TestTable } from '../../support/start-table.ts';

// Guarding lines, seen to fail without: those that tests/guards/ lists with this file.

let table: TestTable;
let desk: Desk;
let count = 0;

beforeAll(async () => {
  table = await startTable();
});
afterAll(() => table.stop());
beforeEach(() => {
  desk = createDesk(table, `split-${++count}.txt`);
});

const TEXT = `Harbour opens\n\n${'Iran said that the harbour would open again in the spring. '.repeat(40)}`;
const OTHER = 'Harbour closes\n\nTehran said that the harbour would close in the autumn.';
const sentIndices = () => desk.queues.passages.take().map(({ passage }) => passage.index);
/** The store, one of its writes done otherwise. */
const storeWith = (overrides: Partial<Desk['store']>) => ({
  store: Object.assign(Object.create(desk.store), bindAll(desk.store), overrides) as Desk['store'],
});
const bindAll = (store: Desk['store']) => ({
  readHead: store.readHead.bind(store),
  claim: store.claim.bind(store),
  advance: store.advance.bind(store),
  bury: store.bury.bind(store),
});

describe('a put', () => {
  it('begins a generation, and sends its passages', async () => {
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
      source: { key: `split-${count}.txt`, etag: 'etag-01' },
    });
    expect(sent.length).toBeGreaterThan(1);
    for (const message of sent) {
      expect(message).toMatchObject({ generation: head?.generation, pipelineVersion: '2', language: 'en' });
    }
    expect(sent.map(({ passage }) => passage.text + passage.gap).join('')).toBe(TEXT.trim());
  });

  it('has the facts that its metadata states, and the title in its text', async () => {
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

  it('delivered again after a copy changed the metadata leaves the work to the copy’s own event', async () => {
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

  it('delivered again sends what is pending, and nothing else', async () => {
    const event = desk.put(TEXT, '01');
    await desk.split(event);
    const sent = desk.queues.passages.take();
    await desk.enrich(sent.filter(({ passage }) => passage.index === 1));
    const before = await desk.items();
    await desk.split(event);
    expect(sentIndices()).toEqual(sent.map(({ passage }) => passage.index).filter((index) => index !== 1));
    expect(await desk.items()).toEqual(before);
  });

  it('delivered again with nothing pending asks for the publication', async () => {
    const event = desk.put(TEXT, '01');
    await desk.split(event);
    await desk.enrich(desk.queues.passages.take());
    desk.queues.publications.take();
    await desk.split(event);
    expect(desk.queues.publications.take()).toMatchObject([{ type: 'publish' }]);
    expect(desk.queues.passages.sent).toEqual([]);
  });

  it.each(['ENRICHED', 'REJECTED'] as const)('delivered again after %s begins nothing', async (status) => {
    const event = desk.put(status === 'ENRICHED' ? TEXT : ' ', '01');
    await desk.split(event);
    await desk.settle();
    const before = await desk.items();
    await desk.split(event);
    expect(desk.queues.passages.sent).toEqual([]);
    expect(desk.queues.publications.take()).toHaveLength(status === 'REJECTED' ? 1 : 0);
    expect(await desk.items()).toEqual(before);
  });

  it('whose object is gone leaves all to the delete’s own event', async () => {
    const event = desk.put(TEXT, '01');
    desk.remove('02');
    await desk.split(event);
    expect(await desk.items()).toEqual([]);
    expect(desk.queues.publications.sent).toEqual([]);
  });

  it('whose object changed since leaves all to that change’s own event', async () => {
    const event = desk.put(TEXT, '01');
    desk.put(OTHER, '02');
    await desk.split(event);
    expect(await desk.items()).toEqual([]);
    expect(desk.counts()).toEqual({ opened: 1, discarded: 1 });
  });

  it('older than the head does not even look at the object', async () => {
    await desk.split(desk.put(TEXT, '02'));
    const before = await desk.items();
    const { opened } = desk.counts();
    await desk.split(desk.event('put', '01', 'etag-02'));
    expect(desk.counts().opened).toBe(opened);
    expect(await desk.items()).toEqual(before);
  });

  it('of one in work by newer code is left to newer code', async () => {
    const event = desk.put(TEXT, '01');
    await desk.split(event, { pipelineVersion: '3' });
    await expect(desk.split(event)).rejects.toThrow('is in progress by pipeline 3, newer than 2');
  });

  it('of the same content as before is a version of its own', async () => {
    await desk.split(desk.put(TEXT, '01', { etag: 'same' }));
    const before = await desk.head();
    await desk.split(desk.put(TEXT, '02', { etag: 'same' }));
    const after = await desk.head();
    expect(after?.generation).not.toBe(before?.generation);
    expect(after).toMatchObject({ previous: before?.generation, sequencer: padSequencer('02') });
  });
});

describe('a write of split', () => {
  it('whose answer was lost, and whose repetition by the SDK was refused, is a success', async () => {
    const claim = async (claim: Claim) => {
      await desk.store.claim(claim);
      return desk.store.claim(claim);
    };
    await desk.split(desk.put(TEXT, '01'), storeWith({ claim }));
    expect(await desk.head()).toMatchObject({ status: 'ENRICHING' });
    expect(sentIndices()).toEqual([...((await desk.head())?.pending ?? [])]);
  });

  it('whose answer was lost for good fails; the redelivery finds its own work', async () => {
    const event = desk.put(TEXT, '01');
    const claim = async (claim: Claim): Promise<boolean> => {
      await desk.store.claim(claim);
      throw new Error('socket hang up');
    };
    await expect(desk.split(event, storeWith({ claim }))).rejects.toThrow('socket hang up');
    expect(desk.queues.passages.sent).toEqual([]);
    await desk.split(event);
    expect(sentIndices()).toEqual([...((await desk.head())?.pending ?? [])]);
  });

  it('of a tombstone whose answer was lost is found and announced', async () => {
    await desk.split(desk.put(TEXT, '01'));
    const bury: Desk['store']['bury'] = async (burial) => {
      await desk.store.bury(burial);
      return desk.store.bury(burial);
    };
    await desk.split(desk.remove('02'), storeWith({ bury }));
    expect(desk.queues.publications.take()).toMatchObject([
      { type: 'publish', generation: (await desk.head())?.generation },
    ]);
  });

  it('that lost to a newer version changes nothing', async () => {
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
    await desk.split(event, storeWith({ claim }));
    expect(claim).toHaveBeenCalledTimes(1);
    expect(await desk.head()).toMatchObject({ generation: 'newer' });
    expect(desk.queues.passages.sent).toEqual([]);
  });

  it('that loses each time is left to a redelivery', async () => {
    const claim = vi.fn(async () => false);
    await expect(desk.split(desk.put(TEXT, '01'), storeWith({ claim }))).rejects.toThrow(
      /changed during each of 3 attempts/,
    );
    expect(claim).toHaveBeenCalledTimes(3);
    expect(desk.counts()).toEqual({ opened: 3, discarded: 3 });
  });

  it('that stood before its messages were refused is taken up by the redelivery', async () => {
    const event = desk.put(TEXT, '01');
    desk.queues.passages.refuse = new Error('SQS is away');
    await expect(desk.split(event)).rejects.toThrow('SQS is away');
    await desk.split(event);
    expect(sentIndices().length).toBeGreaterThan(1);
  });
});

describe('a delete', () => {
  it('leaves a tombstone, however often it comes, and says so each time', async () => {
    await desk.split(desk.put(TEXT, '01'));
    const event = desk.remove('02');
    await desk.split(event);
    const [tombstone] = await desk.items();
    for (let i = 0; i < 4; i++) await desk.split(event);
    expect(await desk.items()).toEqual([tombstone]);
    expect(tombstone).toMatchObject({ status: 'DELETED', sequencer: padSequencer('02') });
    const generation = tombstone?.generation;
    expect(desk.queues.publications.take()).toEqual(
      Array(5).fill({ type: 'publish', articleId: desk.articleId, generation }),
    );
  });

  it('of what was never seen leaves a tombstone: its put may come late', async () => {
    await desk.split(desk.remove('02'));
    expect(await desk.head()).toMatchObject({ status: 'DELETED' });
  });

  it('of an old version of what is deleted moves the tombstone’s place alone, and says nothing new', async () => {
    await desk.split(desk.put(TEXT, '01'));
    await desk.split(desk.remove('02'));
    const [tombstone] = await desk.items();
    const announced = desk.queues.publications.take();
    // A lifecycle rule purges what stood before, a month later.
    await desk.split(desk.event('delete', '03'));
    expect(await desk.items()).toEqual([{ ...tombstone, sequencer: padSequencer('03') }]);
    expect(desk.queues.publications.take()).toEqual(announced);
  });

  it('of a version put and deleted since the tombstone comes before whoever looked at that version', async () => {
    await desk.split(desk.put(TEXT, '01'));
    await desk.split(desk.remove('02'));
    const put = desk.put(OTHER, '03');
    const late: Desk['store']['claim'] = async (claim) => {
      await desk.split(desk.remove('04'));
      return desk.store.claim(claim);
    };
    await desk.split(put, storeWith({ claim: late }));
    expect(await desk.head()).toMatchObject({ status: 'DELETED', sequencer: padSequencer('04') });
  });

  it('keeps its tombstone for sixty days', async () => {
    await desk.split(desk.remove('02'));
    const begun = Date.parse('2026-11-24T10:00:01Z') / 1_000;
    expect((await desk.head())?.expiresAt).toBe(begun + 60 * 86_400);
  });

  it('older than the head changes nothing', async () => {
    await desk.split(desk.put(TEXT, '03'));
    const before = await desk.items();
    await desk.split(desk.event('delete', '02'));
    expect(await desk.items()).toEqual(before);
  });

  it('of an old version, what readers see still standing, moves the order of events alone', async () => {
    await desk.split(desk.put(TEXT, '01'));
    await desk.settle();
    const before = (await desk.head()) as object;
    await desk.split(desk.event('delete', '02'));
    expect(await desk.head()).toEqual({ ...before, sequencer: padSequencer('02') });
    expect(desk.queues.passages.sent).toEqual([]);
  });

  it('of an old version leaves the work to the put of the newest, though that holds the very same bytes', async () => {
    await desk.split(desk.put(TEXT, '01', { versionId: 'v1' }));
    await desk.settle();
    const receivedAt = '2026-11-24T09:45:00.000Z';
    const again = desk.put(TEXT, '02', { etag: 'etag-01', versionId: 'v2', receivedAt });
    await desk.split(desk.event('delete', '03'));
    await desk.split(again);
    await desk.settle();
    expect(await desk.head()).toMatchObject({ source: { versionId: 'v2', receivedAt } });
  });

  it('of an old version, what stands still in work, does not end the work that a dead function left', async () => {
    const event = desk.put(TEXT, '01');
    await desk.split(event);
    const left = sentIndices();
    await desk.split(desk.event('delete', '02'));
    await desk.split(event);
    expect(sentIndices()).toEqual(left);
  });

  it('where an object stands that the head does not know processes it', async () => {
    await desk.split(desk.put(TEXT, '01'));
    await desk.settle();
    desk.put(OTHER, '02');
    await desk.split(desk.event('delete', '03'));
    expect(await desk.head()).toMatchObject({
      status: 'ENRICHING',
      source: { etag: 'etag-02' },
      sequencer: padSequencer('03'),
    });
    expect(sentIndices()).toEqual([0]);
  });

  it('of an old version of what is rejected moves its place alone, and says nothing new', async () => {
    await desk.split(desk.put('', '01'));
    const [rejected] = await desk.items();
    const announced = desk.queues.publications.take();
    await desk.split(desk.event('delete', '02'));
    expect(await desk.items()).toEqual([{ ...rejected, sequencer: padSequencer('02') }]);
    expect(desk.queues.publications.take()).toEqual(announced);
  });

  it('that finds a rejection says so for whoever died before it could', async () => {
    const put = desk.put('', '01');
    desk.queues.publications.refuse = new Error('killed');
    await expect(desk.split(put)).rejects.toThrow('killed');
    await desk.split(desk.event('delete', '02'));
    await desk.split(put);
    const { generation } = (await desk.head()) as Head;
    expect(desk.queues.publications.take()).toEqual([
      { type: 'publish', articleId: desk.articleId, generation },
    ]);
  });

  it('where an object stands again under a tombstone brings it to life', async () => {
    await desk.split(desk.remove('01'));
    desk.put(OTHER, '02');
    await desk.split(desk.event('delete', '03'));
    expect(await desk.head()).toMatchObject({ status: 'ENRICHING' });
  });
});

describe('a backfill', () => {
  it('of what was never seen begins it', async () => {
    desk.put(TEXT, '01');
    await desk.split(desk.backfill);
    expect(await desk.head()).toMatchObject({ status: 'ENRICHING', sequencer: padSequencer('0') });
  });

  it('of what this code finished does nothing', async () => {
    await desk.split(desk.put(TEXT, '01'));
    await desk.settle();
    const before = await desk.items();
    await desk.split(desk.backfill);
    await desk.settle();
    expect(await desk.items()).toEqual(before);
  });

  it('of what changed without an event begins it, in the place of the old', async () => {
    await desk.split(desk.put(TEXT, '01'));
    desk.put(OTHER, '02');
    await desk.split(desk.backfill);
    expect(await desk.head()).toMatchObject({ source: { etag: 'etag-02' }, sequencer: padSequencer('01') });
  });

  it('of what is gone without an event buries it; of what never was, nothing', async () => {
    await desk.split(desk.backfill);
    expect(await desk.items()).toEqual([]);
    await desk.split(desk.put(TEXT, '01'));
    desk.remove('02');
    await desk.split(desk.backfill);
    expect(await desk.head()).toMatchObject({ status: 'DELETED', sequencer: padSequencer('01') });
    await desk.split(desk.event('put', '01', 'etag-01'));
    expect(await desk.head()).toMatchObject({ status: 'DELETED' });
  });
});

describe('a second look', () => {
  const planned = () => desk.queues.objectEvents.take();
  const killed = () => Promise.reject(new Error('killed'));
  const aLook = () => ({
    type: 'backfill',
    bucket: desk.backfill.bucket,
    key: desk.backfill.key,
    isSecondLook: true,
  });

  it('is planned before a hint begins what it found, or buries what is gone', async () => {
    desk.put(TEXT, '01');
    await expect(desk.split(desk.backfill, storeWith({ claim: killed }))).rejects.toThrow('killed');
    expect(planned()).toEqual([aLook()]);
    await desk.split(desk.put(TEXT, '01'));
    desk.remove('02');
    await expect(desk.split(desk.backfill, storeWith({ bury: killed }))).rejects.toThrow('killed');
    expect(planned()).toEqual([aLook()]);
  });

  it('is planned before an event takes over what older code began', async () => {
    const put = desk.put(TEXT, '01');
    await desk.split(put, { pipelineVersion: '1' });
    await desk.split(put);
    expect(await desk.head()).toMatchObject({ pipelineVersion: '2' });
    expect(planned()).toEqual([aLook()]);
  });

  it('is planned by no event of its own place in the order, and by no hint that finds nothing to begin', async () => {
    const put = desk.put(TEXT, '01');
    await desk.split(put);
    await desk.split(put);
    await desk.split(desk.backfill);
    const removal = desk.remove('02');
    await desk.split(removal);
    await desk.split(removal);
    await desk.split(desk.backfill);
    expect(planned()).toEqual([]);
  });

  it('sends what a hint’s claim did not come to send, and plans no other', async () => {
    desk.put(TEXT, '01');
    await desk.split(desk.backfill);
    const sent = desk.queues.passages.take();
    await desk.split({ ...desk.backfill, isSecondLook: true });
    expect(desk.queues.passages.take()).toEqual(sent);
    expect(planned()).toEqual([aLook()]);
  });

  it('announces the tombstone that a hint left', async () => {
    await desk.split(desk.put(TEXT, '01'));
    desk.remove('02');
    await desk.split(desk.backfill);
    const announced = desk.queues.publications.take();
    await desk.split({ ...desk.backfill, isSecondLook: true });
    expect(desk.queues.publications.take()).toEqual(announced);
    expect(planned()).toEqual([aLook()]);
  });
});

describe('settings', () => {
  const other: Settings = {
    engine: 'comprehend',
    analyses: [...BASE_ANALYSES, 'keyPhrases'],
    targetChars: 400,
  };

  it('stand with the head, and the messages ask for its analyses', async () => {
    await desk.split(desk.put(TEXT, '01'), { settings: other });
    expect((await desk.head())?.settings).toEqual(other);
    for (const { analyses } of desk.queues.passages.take()) expect(analyses).toEqual(other.analyses);
  });

  it('ask for sentiment by target of English alone', async () => {
    const settings: Settings = { ...other, analyses: ANALYSES };
    const german =
      'Die Regierung hat heute beschlossen, den Bau der neuen Brücke über den Fluss zu verschieben.';
    await desk.split(desk.put(german, '01'), { settings });
    await desk.split(desk.put(TEXT, '02'), { settings });
    const [first, second] = desk.queues.passages.take();
    expect(first).toMatchObject({ language: 'de', analyses: ['entities', 'sentiment', 'keyPhrases'] });
    expect(second).toMatchObject({ language: 'en', analyses: ANALYSES });
  });

  it('that changed since do not change what a redelivery sends', async () => {
    const put = desk.put(TEXT, '01');
    await desk.split(put);
    const sent = desk.queues.passages.take();
    await desk.split(put, { settings: other });
    expect(desk.queues.passages.take()).toEqual(sent);
  });

  it('that changed since are taken up by a backfill of what is finished, and of nothing in work', async () => {
    await desk.split(desk.put(TEXT, '01'));
    const before = (await desk.head())?.generation;
    await desk.split(desk.backfill, { settings: other });
    expect(await desk.head()).toMatchObject({ generation: before, settings: SETTINGS });
    await desk.settle();
    await desk.split(desk.backfill, { settings: other });
    const after = await desk.head();
    expect(after).toMatchObject({ status: 'ENRICHING', settings: other });
    expect(after?.generation).not.toBe(before);
  });
});

describe('a correction', () => {
  const paragraphs = Array.from({ length: 30 }, (_, i) =>
    `Part ${i} was said in Tehran. `.repeat(10 + (i % 5)).trim(),
  );
  const long = paragraphs.join('\n\n');
  const corrected = paragraphs.with(14, 'This part was wrong.').join('\n\n');
  const textsOf = () => desk.queues.passages.take().map(({ passage }) => passage.text);

  it('leaves the breaks where they were outside the changed part', async () => {
    await desk.split(desk.put(long, '01'));
    const before = new Set(textsOf());
    await desk.split(desk.put(corrected, '02'));
    const after = textsOf();
    expect(after.filter((text) => !before.has(text)).length).toBeLessThanOrEqual(3);
    expect(after.join()).toContain('This part was wrong.');
  });

  it('is cut for a redelivery as it was for the claim, though its predecessor’s plan is gone', async () => {
    await desk.split(desk.put(long, '01'));
    desk.queues.passages.take();
    const put = desk.put(corrected, '02');
    await desk.split(put);
    const first = textsOf();
    await desk.split(put);
    expect(textsOf()).toEqual(first);
  });

  it.each<[string, Partial<SplitPorts>]>([
    ['another target', { settings: { ...SETTINGS, targetChars: 1_100 } }],
    ['an engine that bills nothing', { settings: { ...SETTINGS, engine: 'embedded' } }],
    ['newer code', { pipelineVersion: '3' }],
  ])('under %s is planned anew', async (_, ports) => {
    await desk.split(desk.put(long, '01'));
    desk.queues.passages.take();
    await desk.split(desk.put(corrected, '02'), ports);
    const target = ports.settings?.targetChars ?? SETTINGS.targetChars;
    expect(textsOf()).toEqual(planPassages(corrected, passageSizeOf(target)).map(({ text }) => text));
  });

  it('whose text is not the one that was claimed is not sent: its passages would be others', async () => {
    await desk.split(desk.put(long, '01'));
    desk.queues.passages.take();
    const put = desk.put(corrected, '01', { etag: 'etag-01' });
    await expect(desk.split(put)).rejects.toThrow('not the text that was claimed');
    expect(textsOf()).toEqual([]);
  });
});

describe('an object that is no article', () => {
  const binary = Uint8Array.from({ length: 4_000 }, (_, i) => (i * 7_919) % 256);
  const noText = Uint8Array.of(0x61, 0x20, 0x81, 0x8d, 0x8f, 0x90, 0x9d);
  it.each<[RejectionReason, string, string | Uint8Array, object]>([
    ['EMPTY', 'nothing', '', {}],
    ['EMPTY', 'white space', ' \n\t\r\n\u00a0 ', {}],
    ['OBJECT_TOO_LARGE', 'a byte too much', 'x', { size: MAX_OBJECT_BYTES + 1 }],
    ['TEXT_TOO_LONG', 'a byte of text too much', 'Harbour open. '.repeat(MAX_TEXT_BYTES / 14 + 1), {}],
    ['UNSUPPORTED_FORMAT', 'binary renamed .txt', binary, {}],
    ['UNDECODABLE', 'bytes of no charset', noText, {}],
    [
      'UNSUPPORTED_LANGUAGE',
      'Finnish',
      'Satama avataan uudelleen keväällä, sanoi kaupunginjohtaja maanantaina. '.repeat(5),
      {},
    ],
  ])('is %s in one attempt: %s', async (reason, _, content, overrides) => {
    await desk.split(desk.put(content, '01', overrides));
    const head = await desk.head();
    expect(head).toMatchObject({ status: 'REJECTED', reasons: [reason], detail: expect.any(String) });
    expect(desk.queues.publications.take()).toMatchObject([
      { type: 'publish', generation: head?.generation },
    ]);
    expect(desk.queues.passages.sent).toEqual([]);
    expect(desk.counts()).toEqual({ opened: 1, discarded: 1 });
  });

  it('is not read at all when it is too large', async () => {
    desk.put('x', '01', { size: MAX_OBJECT_BYTES + 1 });
    const read = vi.fn(async () => new Uint8Array());
    const source = aSource({ size: MAX_OBJECT_BYTES + 1, etag: 'etag-01' });
    const objects = { open: async () => ({ source, stated: {}, read, discard: () => {} }) };
    await desk.split(desk.event('put', '01', 'etag-01'), { objects });
    expect(read).not.toHaveBeenCalled();
  });

  it('that cannot be read for now is an error, not a rejection', async () => {
    const objects = { open: () => Promise.reject(new Error('SlowDown')) };
    await expect(desk.split(desk.put(TEXT, '01'), { objects })).rejects.toThrow('SlowDown');
    expect(await desk.items()).toEqual([]);
  });
});
