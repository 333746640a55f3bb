import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { ANALYSES, BASE_ANALYSES } from '../../../core/article/analysis.ts';
import { NotYetError } from '../../../core/article/errors.ts';
import type { PassageMessage } from '../../../core/article/messages.ts';
import { padSequencer } from '../../../core/article/sequencer.ts';
import type { PassageRecord } from '../../../core/store/items.ts';
import type { Detection, Detector, Document } from '../../../functions/enrich/detector.ts';
import { aClaim, aDraft, aPassage, NEUTRAL, SETTINGS } from '../../support/articles.ts';
import { createDesk, type Desk } from '../../support/create-desk.ts';
import { startTable, type TestTable } from '../../support/start-table.ts';

// Guarding lines, seen to fail without: those that tests/guards/ lists with this file.

let table: TestTable;
let desk: Desk;
let messages: PassageMessage[];
let count = 0;

beforeAll(async () => {
  table = await startTable();
});
afterAll(() => table.stop());
/** Each test has an article of three passages in work, its texts like no other's. */
beforeEach(async () => {
  desk = createDesk(table, `enrich-${++count}.txt`);
  await claim('g5', '05');
  messages = ['Iran said', 'Trump said', 'Nobody said'].map((text, index) => message(text, index));
});

const message = (text: string, index: number): PassageMessage => ({
  articleId: desk.articleId,
  generation: 'g5',
  pipelineVersion: '2',
  language: 'en',
  analyses: BASE_ANALYSES,
  passage: aPassage(`${text} ${count}`, index),
});
async function claim(generation: string, sequencer: string): Promise<void> {
  await desk.store.claim(
    aClaim({
      articleId: desk.articleId,
      generation,
      sequencer: padSequencer(sequencer),
      pipelineVersion: '2',
      seen: await desk.head(),
      outcome: { status: 'ENRICHING', draft: aDraft(), passageCount: 3, settings: SETTINGS, plan: 'a.1' },
    }),
  );
}
const outcomes = async (...parameters: Parameters<Desk['enrich']>) =>
  (await desk.enrich(...parameters)).map((one) => (one.status === 'fulfilled' ? 'done' : one.reason.message));
const records = async () =>
  (await desk.store.readCollection(desk.articleId, 'g5')).passages as PassageRecord[];
const publish = () => ({ type: 'publish', articleId: desk.articleId, generation: 'g5' });
const bound = () => ({
  readHead: desk.store.readHead.bind(desk.store),
  putPassage: desk.store.putPassage.bind(desk.store),
  settlePassages: desk.store.settlePassages.bind(desk.store),
  deletePassages: desk.store.deletePassages.bind(desk.store),
});

class Unbilled implements Detector {
  readonly isBilled = false;
  readonly engine = { name: 'free', version: '1' };
  readonly detect: Detector['detect'];

  constructor(inner: Detector) {
    this.detect = (...parameters) => inner.detect(...parameters);
  }
}

describe('enrich', () => {
  it('records each passage, settles it, and asks for the publication after the last', async () => {
    expect(await outcomes(messages.slice(0, 2))).toEqual(['done', 'done']);
    expect(desk.queues.publications.sent).toEqual([]);
    expect(await outcomes(messages.slice(2))).toEqual(['done']);
    expect(desk.queues.publications.sent).toEqual([publish()]);
    expect(await desk.head()).not.toHaveProperty('pending');
    const [first] = await records();
    expect(first).toMatchObject({
      index: 0,
      text: `Iran said ${count}`,
      entities: [{ type: 'LOCATION', text: 'Iran', begin: 0, end: 4 }],
      sentiment: { label: 'NEUTRAL' },
      usage: {
        entityUnits: 3,
        sentimentUnits: 3,
        cachedUnits: 0,
        calls: ['call'],
        listPrice: { to10M: 0.0006, to50M: 0.0003, beyond: 0.00015 },
      },
      engine: { name: 'fake', version: '1' },
    });
    expect(first).not.toHaveProperty('failures');
  });

  it('settles the passages of an article in one write, and asks for all publications in one request', async () => {
    const other = createDesk(table, `enrich-${count}-other.txt`);
    await other.store.claim(aClaim({ articleId: other.articleId, generation: 'g5', pipelineVersion: '2' }));
    const settlePassages = vi.fn(desk.store.settlePassages.bind(desk.store));
    const send = vi.fn(async () => {});
    const others = [0, 1].map((index) => ({ ...message('Iran said', index), articleId: other.articleId }));
    const all = [...messages.slice(0, 2), ...others, ...messages.slice(2)];
    await desk.enrich(all, { store: { ...bound(), settlePassages }, publications: { send } });
    expect(settlePassages.mock.calls).toEqual([
      [desk.articleId, 'g5', [0, 1, 2]],
      [other.articleId, 'g5', [0, 1]],
    ]);
    expect(send.mock.calls).toEqual([[[publish(), { ...publish(), articleId: other.articleId }]]]);
  });

  it('settles of an article only what was recorded', async () => {
    const putPassage: Desk['store']['putPassage'] = (passage) =>
      passage.index === 1 ? Promise.reject(new Error('throttled')) : desk.store.putPassage(passage);
    expect(await outcomes(messages, { store: { ...bound(), putPassage } })).toEqual([
      'done',
      'throttled',
      'done',
    ]);
    expect((await desk.head())?.pending).toEqual(new Set([1]));
    expect(desk.queues.publications.sent).toEqual([]);
  });

  it('analyses for what the generation was begun with, and says so where some of it is off', async () => {
    const [first, second] = messages as [PassageMessage, PassageMessage];
    await desk.enrich([{ ...first, analyses: ANALYSES }, second], {
      analyses: [...BASE_ANALYSES, 'keyPhrases'],
    });
    expect(desk.detector.asked.map(({ analyses }) => analyses)).toEqual([
      ['entities', 'sentiment', 'keyPhrases'],
      ['entities', 'sentiment'],
    ]);
    const [all, base] = await records();
    expect(all?.failures).toEqual({ targetedSentiment: 'ANALYSIS_OFF' });
    expect(base).not.toHaveProperty('failures');
  });

  it('bills nothing where the engine does not', async () => {
    await desk.enrich(messages, { detector: new Unbilled(desk.detector) });
    expect((await records())[0]?.usage).toMatchObject({ entityUnits: 0, sentimentUnits: 0, cachedUnits: 0 });
  });

  it('of nothing does nothing', async () => {
    expect(await desk.enrich([])).toEqual([]);
    expect(desk.detector.asked).toEqual([]);
  });

  it('delivered five times bills once and records once', async () => {
    await desk.enrich(messages);
    const before = await desk.items();
    for (let i = 0; i < 4; i++) expect(await outcomes(messages)).toEqual(['done', 'done', 'done']);
    expect(desk.detector.asked).toHaveLength(3);
    expect(await desk.items()).toEqual(before);
  });

  it('bills one text once, however often it stands in a batch', async () => {
    const twins = [message('Iran said', 0), message('Iran said', 1), message('Iran said', 2)];
    await desk.enrich(twins);
    expect(desk.detector.asked).toHaveLength(1);
    expect((await records()).map(({ usage }) => usage)).toEqual([
      {
        entityUnits: 3,
        sentimentUnits: 3,
        cachedUnits: 0,
        calls: ['call'],
        listPrice: { to10M: 0.0006, to50M: 0.0003, beyond: 0.00015 },
      },
      {
        entityUnits: 0,
        sentimentUnits: 0,
        cachedUnits: 6,
        calls: [],
        listPrice: { to10M: 0, to50M: 0, beyond: 0 },
      },
      {
        entityUnits: 0,
        sentimentUnits: 0,
        cachedUnits: 6,
        calls: [],
        listPrice: { to10M: 0, to50M: 0, beyond: 0 },
      },
    ]);
  });

  it('bills the same text in another language apart', async () => {
    const [iran] = messages as [PassageMessage];
    await desk.enrich([iran, { ...iran, language: 'de', passage: { ...iran.passage, index: 1 } }]);
    expect(desk.detector.asked).toHaveLength(2);
  });

  it('bills nothing for what a crash left unrecorded: the cache has it', async () => {
    const putPassage = () => Promise.reject(new Error('crash'));
    expect(await outcomes(messages, { store: { ...bound(), putPassage } })).toEqual(Array(3).fill('crash'));
    expect(await outcomes(messages)).toEqual(Array(3).fill('done'));
    expect(desk.detector.asked).toHaveLength(3);
    expect((await records()).map(({ usage }) => usage.cachedUnits)).toEqual([6, 6, 6]);
  });
});

describe('a passage that is throttled', () => {
  it('fails alone: its neighbours are recorded and it stays pending', async () => {
    desk.detector.throttled.add('Trump');
    expect(await outcomes(messages)).toEqual(['done', 'slow down', 'done']);
    expect((await records()).map(({ index }) => index)).toEqual([0, 2]);
    expect((await desk.head())?.pending).toEqual(new Set([1]));
    desk.detector.throttled.clear();
    expect(await outcomes([messages[1] as PassageMessage])).toEqual(['done']);
    expect(desk.queues.publications.sent).toEqual([publish()]);
  });

  it('takes its twins in the batch with it, and is not cached', async () => {
    desk.detector.throttled.add('Iran');
    expect(await outcomes([message('Iran said', 0), message('Iran said', 1)])).toEqual([
      'slow down',
      'slow down',
    ]);
    desk.detector.throttled.clear();
    await desk.enrich(messages);
    expect(desk.detector.asked).toHaveLength(4);
  });
});

describe('an analysis that was answered while another was not', () => {
  /** Answers one analysis; of the other it says why not. */
  class Half implements Detector {
    readonly isBilled = true;
    readonly engine = { name: 'half', version: '1' };
    readonly asked: string[][] = [];
    error: Error | undefined;

    async detect(documents: readonly Document[]): Promise<readonly Detection[]> {
      return documents.map(({ analyses }) => {
        this.asked.push([...analyses]);
        const entities = analyses.includes('entities') && { entities: [] };
        if (this.error) return { analysis: { ...entities, failures: {} }, calls: ['e'], error: this.error };
        return { analysis: { ...entities, sentiment: NEUTRAL, failures: {} }, calls: ['s'] };
      });
    }
  }

  it('is known to the redelivery, and not asked for again', async () => {
    const detector = new Half();
    const one = messages.slice(0, 1);
    detector.error = new Error('broken');
    expect(await outcomes(one, { detector })).toEqual(['broken']);
    expect(await outcomes(one, { detector })).toEqual(['broken']);
    detector.error = undefined;
    expect(await outcomes(one, { detector })).toEqual(['done']);
    expect(detector.asked).toEqual([['entities', 'sentiment'], ['sentiment'], ['sentiment']]);
    expect((await records())[0]).toMatchObject({
      entities: [],
      sentiment: NEUTRAL,
      usage: { entityUnits: 0, sentimentUnits: 3, cachedUnits: 3, calls: ['s'] },
    });
  });

  it('is known, too, when the passage had to wait and was sent anew', async () => {
    const detector = new Half();
    detector.error = new NotYetError('no turn', 60);
    expect(await outcomes(messages.slice(0, 1), { detector })).toEqual(['done']);
    expect(await records()).toEqual([]);
    const [again] = desk.queues.passages.take();
    detector.error = undefined;
    expect(await outcomes([again as PassageMessage], { detector })).toEqual(['done']);
    expect(detector.asked).toEqual([['entities', 'sentiment'], ['sentiment']]);
  });
});

describe('a text that another function analysed while this one waited', () => {
  it('is recalled from the cache, and counted as saved', async () => {
    const { detector } = desk.ports.enrich;
    let recalled: unknown;
    const waiting: Detector = {
      engine: detector.engine,
      isBilled: true,
      detect: async (documents, _, recall) => {
        // The other one fills the cache and dies.
        await desk.enrich(messages.slice(0, 1), {
          store: { ...bound(), putPassage: () => Promise.reject() },
        });
        const known = (await recall?.(documents)) ?? [];
        recalled = known;
        return known.map((found) => ({
          analysis: { ...found, failures: {} },
          calls: [],
          recalled: ['entities', 'sentiment'],
        }));
      },
    };
    expect(await outcomes(messages.slice(0, 1), { detector: waiting })).toEqual(['done']);
    expect(recalled).toMatchObject([{ entities: [{ text: 'Iran' }], sentiment: NEUTRAL }]);
    expect((await records())[0]?.usage).toMatchObject({ entityUnits: 0, sentimentUnits: 0, cachedUnits: 6 });
  });
});

describe('a passage that has to wait', () => {
  it('is sent anew as it was, once, and neither failed nor settled; its neighbours are done', async () => {
    const { detector } = desk.ports.enrich;
    const wait = new NotYetError('no turn', 60);
    const waiting: Detector = {
      ...detector,
      engine: detector.engine,
      isBilled: true,
      detect: async (documents, deadline) => {
        const found = await detector.detect(documents, deadline);
        return found.map((one, i) =>
          i === 1 ? { analysis: { failures: {} }, calls: [], error: wait } : one,
        );
      },
    };
    expect(await outcomes(messages, { detector: waiting })).toEqual(['done', 'done', 'done']);
    expect(desk.queues.passages.sent).toEqual([messages[1]]);
    expect((await desk.head())?.pending).toEqual(new Set([1]));
    expect(await outcomes(desk.queues.passages.take())).toEqual(['done']);
    expect(desk.queues.publications.sent).toEqual([publish()]);
  });

  it('fails where it cannot be sent anew', async () => {
    const detector: Detector = {
      engine: { name: 'late', version: '1' },
      isBilled: true,
      detect: async (documents) =>
        documents.map(() => ({
          analysis: { failures: {} },
          calls: [],
          error: new NotYetError('no turn', 60),
        })),
    };
    desk.queues.passages.refuse = new Error('SQS is away');
    expect(await outcomes(messages, { detector })).toEqual(Array(3).fill('SQS is away'));
  });
});

describe('a failure', () => {
  it('for good is recorded by its reason, settled, and never cached', async () => {
    desk.detector.failing.set('Trump', 'TEXT_REFUSED');
    expect(await outcomes(messages)).toEqual(['done', 'done', 'done']);
    const failed = (await records())[1];
    expect(failed).toMatchObject({
      failures: { entities: 'TEXT_REFUSED' },
      usage: { entityUnits: 0, sentimentUnits: 3 },
    });
    expect(failed).not.toHaveProperty('entities');
    const asked = desk.detector.asked.length;
    await claim('g6', '06');
    await desk.enrich([{ ...message('Trump said', 1), generation: 'g6' }]);
    expect(desk.detector.asked).toHaveLength(asked + 1);
  });

  it('of the engine fails what waited for it, and nothing that did not', async () => {
    await desk.enrich(messages.slice(0, 1));
    desk.detector.meanwhile = () => Promise.reject(new Error('no network'));
    expect(await outcomes(messages)).toEqual(['done', 'no network', 'no network']);
  });

  it('to read the cache fails what waited for it, unbilled', async () => {
    const { cache } = desk.ports.enrich;
    const broken = { read: () => Promise.reject(new Error('throttled')), write: cache.write.bind(cache) };
    expect(await outcomes(messages, { cache: broken })).toEqual(Array(3).fill('throttled'));
    expect(desk.detector.asked).toEqual([]);
  });

  it('to write the cache costs no result: what was billed is recorded, and the failure is logged', async () => {
    const { cache } = desk.ports.enrich;
    const broken = { read: cache.read.bind(cache), write: () => Promise.reject(new Error('throttled')) };
    const log = { info: vi.fn(), warn: vi.fn(), error: vi.fn() };
    expect(await outcomes(messages, { cache: broken, log })).toEqual(Array(3).fill('done'));
    expect(await records()).toHaveLength(3);
    expect(log.warn).toHaveBeenCalledTimes(1);
  });

  it('to read one article’s head leaves another’s passages be', async () => {
    const other = createDesk(table, `enrich-${count}-other.txt`);
    const readHead = (articleId: string) =>
      articleId === other.articleId ? Promise.reject(new Error('throttled')) : desk.store.readHead(articleId);
    const [iran] = messages as [PassageMessage];
    const store = { ...bound(), readHead };
    expect(await outcomes([{ ...iran, articleId: other.articleId }, iran], { store })).toEqual([
      'throttled',
      'done',
    ]);
  });

  it('to send the publication fails the last message; its redelivery sends it', async () => {
    await desk.enrich(messages.slice(0, 2));
    desk.queues.publications.refuse = new Error('SQS is away');
    expect(await outcomes(messages.slice(2))).toEqual(['SQS is away']);
    expect(await outcomes(messages.slice(2))).toEqual(['done']);
    expect(desk.queues.publications.sent).toEqual([publish()]);
    expect(desk.detector.asked).toHaveLength(3);
  });

  it('to hear that a passage was settled is cured by the redelivery, unbilled', async () => {
    await desk.enrich(messages.slice(0, 2));
    const settlePassages: Desk['store']['settlePassages'] = async (...parameters) => {
      await desk.store.settlePassages(...parameters);
      throw new Error('socket hang up');
    };
    expect(await outcomes(messages.slice(2), { store: { ...bound(), settlePassages } })).toEqual([
      'socket hang up',
    ]);
    expect(desk.queues.publications.sent).toEqual([]);
    expect(await outcomes(messages.slice(2))).toEqual(['done']);
    expect(desk.queues.publications.sent).toEqual([publish()]);
    expect(desk.detector.asked).toHaveLength(3);
  });
});

describe('a superseded passage', () => {
  it('is billed nothing, and what stands of it is removed', async () => {
    await desk.enrich(messages.slice(0, 1));
    await claim('g6', '06');
    desk.detector.asked.length = 0;
    expect(await outcomes(messages)).toEqual(['done', 'done', 'done']);
    expect(desk.detector.asked).toEqual([]);
    expect(await desk.keys()).toEqual(['HEAD']);
  });

  it('that readers still see is left standing', async () => {
    await desk.enrich(messages);
    for (const one of desk.queues.publications.take()) await desk.publish(one);
    await claim('g6', '06');
    const before = await desk.items();
    await desk.enrich(messages);
    expect(await desk.items()).toEqual(before);
  });

  it('while it was analysed leaves nothing, and settles nothing of the newer generation', async () => {
    desk.detector.meanwhile = () => claim('g6', '06');
    expect(await outcomes(messages)).toEqual(['done', 'done', 'done']);
    expect(await desk.keys()).toEqual(['HEAD']);
    expect((await desk.head())?.pending).toEqual(new Set([0, 1, 2]));
    expect(desk.queues.publications.sent).toEqual([]);
  });

  it('while it was analysed leaves nothing of one that stands twice in the batch', async () => {
    desk.detector.meanwhile = () => claim('g6', '06');
    expect(await outcomes([...messages, ...messages])).toEqual(Array(6).fill('done'));
    expect(await desk.keys()).toEqual(['HEAD']);
  });

  it('of an article that is gone altogether leaves nothing', async () => {
    const gone = { ...message('Iran said', 0), articleId: 'never-claimed' };
    expect(await outcomes([gone])).toEqual(['done']);
    expect(desk.detector.asked).toEqual([]);
  });
});

describe('a twin at work at the same time', () => {
  it('changes nothing: the first record stands, and one publication at least is asked for', async () => {
    const bills = desk.detector;
    bills.meanwhile = async () => {
      bills.meanwhile = undefined;
      await desk.enrich(messages);
    };
    expect(await outcomes(messages)).toEqual(['done', 'done', 'done']);
    expect(await records()).toHaveLength(3);
    expect(desk.queues.publications.sent.length).toBeGreaterThan(0);
    expect(await desk.head()).not.toHaveProperty('pending');
  });
});

describe('a message of another version', () => {
  it('newer than this code fails: it is left to newer code', async () => {
    const newer = messages.map((one) => ({ ...one, pipelineVersion: '3' }));
    expect(await outcomes(newer)).toEqual(
      Array(3).fill('The passage is of pipeline 3, newer than 2: newer code analyses it'),
    );
    expect(desk.detector.asked).toEqual([]);
  });

  it('older than this code has the article split again', async () => {
    expect(await outcomes([{ ...message('Iran said', 0), pipelineVersion: '1' }])).toEqual(['done']);
    expect(desk.detector.asked).toEqual([]);
    expect(desk.queues.objectEvents.sent).toEqual([
      { type: 'backfill', bucket: 'articles', key: 'article.txt' },
    ]);
  });
});
