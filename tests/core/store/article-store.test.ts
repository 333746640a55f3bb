import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { padSequencer } from '../../../core/article/sequencer.ts';
import { ArticleStore } from '../../../core/store/article-store.ts';
import type { GuideChunk } from '../../../core/store/guide.ts';
import type { SeenHead, Tombstone } from '../../../core/store/head-updates.ts';
import { itemSize } from '../../../core/store/item-size.ts';
import { cardKey, type Item, type ItemKey, rowKey } from '../../../core/store/keys.ts';
import { Table } from '../../../core/store/table.ts';
import {
  aCard,
  aClaim,
  aDraft,
  aGuide,
  aPassageRecord,
  aRow,
  aSource,
  SETTINGS,
} from '../../support/articles.ts';
import { startTable, type TestTable } from '../../support/start-table.ts';

/**
 * The conformance of the store, on DynamoDB's wire protocol. `npm run mutate` takes every clause of every condition
 * out in turn: each must fail here or in bundle-store.test.ts.
 */
let table: TestTable;
let store: ArticleStore;
let articleId: string;
let count = 0;

beforeAll(async () => {
  table = await startTable();
  store = new ArticleStore(new Table(table.name, table.client));
});
afterAll(() => table.stop());
beforeEach(() => {
  articleId = `article-${++count}`;
});

const claim = (overrides: Parameters<typeof aClaim>[0] = {}) =>
  store.claim(aClaim({ articleId, ...overrides }));
/** The head that `claim` writes, as a later writer reads it. */
const seen = (overrides: Partial<SeenHead> = {}) => ({
  generation: 'g5',
  sequencer: padSequencer('05'),
  ...overrides,
});
const rejected = { status: 'REJECTED', reason: 'EMPTY', detail: 'no text' } as const;
const burial = (overrides: Partial<Tombstone> = {}): Tombstone => ({
  articleId,
  bucket: 'articles',
  key: 'article.txt',
  sequencer: padSequencer('07'),
  generation: 'D7',
  pipelineVersion: '1',
  seen: undefined,
  expiresAt: 1_800_000_000,
  ...overrides,
});
const flip = (overrides: Partial<Parameters<ArticleStore['flip']>[0]> = {}) =>
  store.flip({
    articleId,
    generation: 'g5',
    status: 'ENRICHED',
    reasons: [],
    publishedAt: '2026-11-24T09:30:00.000Z',
    units: 12,
    ...overrides,
  });
async function settleBoth(generation = 'g5') {
  await store.settlePassages(articleId, generation, [0]);
  await store.settlePassages(articleId, generation, [1]);
}

describe('a claim', () => {
  it('starts a generation if there is no head', async () => {
    expect(await claim()).toBe(true);
    expect(await store.readHead(articleId)).toMatchObject({
      articleId,
      status: 'ENRICHING',
      generation: 'g5',
      sequencer: padSequencer('05'),
      passageCount: 2,
      pending: new Set([0, 1]),
      draft: { title: 'Harbour opens' },
      gsi1pk: expect.stringMatching(/^R#2026-11-24#[0-7]$/),
      gsi1sk: `2026-11-24T09:30:00.000Z#${articleId}`,
    });
  });

  it('starts a generation over the head that was read', async () => {
    await claim();
    expect(await claim({ sequencer: padSequencer('06'), generation: 'g6', seen: seen() })).toBe(true);
    expect(await store.readHead(articleId)).toMatchObject({ generation: 'g6', previous: 'g5' });
  });

  it('is refused if a head exists that was not read', async () => {
    await claim({ sequencer: padSequencer('01'), generation: 'standing' });
    expect(await claim()).toBe(false);
    expect(await store.readHead(articleId)).toMatchObject({ generation: 'standing' });
  });

  it.each([
    ['of another generation', { generation: 'other' }],
    ['that an event has looked at since', { sequencer: padSequencer('04') }],
  ])('is refused over a head %s', async (_, difference) => {
    await claim();
    expect(await claim({ generation: 'g6', seen: seen(difference) })).toBe(false);
    expect(await store.readHead(articleId)).toMatchObject({ generation: 'g5' });
  });

  it('is refused if the head that was read no longer exists', async () => {
    expect(await claim({ seen: seen() })).toBe(false);
  });

  it('removes the time to live of a tombstone', async () => {
    await store.putTombstone(burial({ sequencer: padSequencer('04') }));
    await claim({ seen: { generation: 'D7', sequencer: padSequencer('04') } });
    expect(await store.readHead(articleId)).not.toHaveProperty('expiresAt');
  });

  it('leaves the older generation visible to readers', async () => {
    await claim();
    await settleBoth();
    await flip();
    await claim({
      sequencer: padSequencer('06'),
      generation: 'g6',
      seen: seen(),
      outcome: {
        status: 'ENRICHING',
        draft: aDraft({ title: 'Corrected', publishedAt: '2026-11-25T09:30:00.000Z' }),
        passageCount: 1,
        settings: SETTINGS,
        plan: 'a.1',
      },
    });
    expect(await store.readHead(articleId)).toMatchObject({
      status: 'ENRICHING',
      published: 'g5',
      publishedAt: '2026-11-24T09:30:00.000Z',
      draft: { title: 'Corrected' },
    });
  });

  it('that rejects hides the older generation from readers and removes the article from the feed of articles', async () => {
    await claim();
    await settleBoth();
    await flip();
    await claim({ sequencer: padSequencer('06'), generation: 'g6', seen: seen(), outcome: rejected });
    const head = await store.readHead(articleId);
    expect(head).toMatchObject({
      status: 'REJECTED',
      reasons: ['EMPTY'],
      detail: 'no text',
      gsi1pk: expect.stringMatching(/^REJECTED#2026-11-24#[0-7]$/),
    });
    for (const gone of ['published', 'publishedAt', 'units', 'draft', 'pending', 'passageCount']) {
      expect(head).not.toHaveProperty(gone);
    }
  });
});

describe('an advance', () => {
  it('changes only the sequencer, so that claims by earlier readers of the head are refused', async () => {
    await claim();
    const before = await store.readHead(articleId);
    expect(await store.advance(articleId, seen(), padSequencer('06'))).toBe(true);
    expect(await store.readHead(articleId)).toEqual({ ...before, sequencer: padSequencer('06') });
    expect(await claim({ generation: 'g6', seen: seen() })).toBe(false);
    expect(await store.putTombstone(burial({ seen: seen() }))).toBe(false);
  });

  it.each([
    ['another generation', { generation: 'other' }],
    ['another sequencer', { sequencer: padSequencer('04') }],
  ])('is refused over %s', async (_, difference) => {
    await claim();
    expect(await store.advance(articleId, seen(difference), padSequencer('06'))).toBe(false);
  });
});

describe('a tombstone', () => {
  it('replaces the head that was read, or is written if there is none', async () => {
    expect(await store.putTombstone(burial())).toBe(true);
    const first = { generation: 'D7', sequencer: padSequencer('07') };
    const second = { generation: 'D8', sequencer: padSequencer('08') };
    expect(await store.putTombstone(burial({ ...second, seen: first }))).toBe(true);
    expect(await store.readHead(articleId)).toEqual({
      pk: `A#${articleId}`,
      sk: 'HEAD',
      articleId,
      schemaVersion: 2,
      status: 'DELETED',
      source: { bucket: 'articles', key: 'article.txt' },
      ...second,
      pipelineVersion: '1',
      expiresAt: 1_800_000_000,
    });
  });

  it.each([
    ['where nothing was seen but something stands', undefined],
    ['over another generation', seen({ generation: 'other' })],
    ['over another sequencer', seen({ sequencer: padSequencer('04') })],
  ])('is refused %s', async (_, head) => {
    await claim();
    expect(await store.putTombstone(burial({ seen: head }))).toBe(false);
    expect(await store.readHead(articleId)).toMatchObject({ status: 'ENRICHING' });
  });
});

describe('the passages of a generation', () => {
  it('keep their first record: a concurrent duplicate’s changes nothing', async () => {
    const passage = aPassageRecord('Iran said', { articleId });
    expect(await store.putPassage(passage)).toBe(true);
    expect(await store.putPassage({ ...passage, usage: { ...passage.usage, entityUnits: 99 } })).toBe(false);
    const { passages } = await store.readCollection(articleId, 'g5');
    expect(passages).toMatchObject([{ text: 'Iran said', usage: { entityUnits: 3 } }]);
  });

  it('are settled in any order and any number of times, until none is pending', async () => {
    await claim();
    expect(await store.settlePassages(articleId, 'g5', [1])).toEqual({ anyPending: true });
    expect(await store.settlePassages(articleId, 'g5', [1])).toEqual({ anyPending: true });
    expect(await store.settlePassages(articleId, 'g5', [0])).toEqual({ anyPending: false });
    expect(await store.settlePassages(articleId, 'g5', [0])).toEqual({ anyPending: false });
    expect(await store.readHead(articleId)).not.toHaveProperty('pending');
  });

  it('are not settled in another generation', async () => {
    await claim({ generation: 'g6' });
    expect(await store.settlePassages(articleId, 'g5', [0])).toBeUndefined();
    expect(await store.readHead(articleId)).toMatchObject({ pending: new Set([0, 1]) });
  });

  it('are not settled if there is no head', async () => {
    expect(await store.settlePassages(articleId, 'g5', [0])).toBeUndefined();
    expect(await store.readHead(articleId)).toBeUndefined();
  });
});

describe('a flip', () => {
  it('makes a generation visible, and takes its draft off the head', async () => {
    await claim();
    await settleBoth();
    expect(await flip({ status: 'PARTIAL', reasons: ['TEXT_REFUSED'] })).toBe(true);
    const head = await store.readHead(articleId);
    expect(head).toMatchObject({
      status: 'PARTIAL',
      reasons: ['TEXT_REFUSED'],
      published: 'g5',
      publishedAt: '2026-11-24T09:30:00.000Z',
      units: 12,
    });
    expect(head).not.toHaveProperty('draft');
  });

  it('may be repeated', async () => {
    await claim();
    await settleBoth();
    await flip();
    const before = await store.readHead(articleId);
    expect(await flip()).toBe(true);
    expect(await store.readHead(articleId)).toEqual(before);
  });

  it('removes the reasons that only the older version had', async () => {
    await claim();
    await settleBoth();
    await flip({ status: 'PARTIAL', reasons: ['ITEM_FAILED'] });
    await flip();
    expect(await store.readHead(articleId)).not.toHaveProperty('reasons');
  });

  it('leaves a head that takes one write unit', async () => {
    const source = aSource({
      key: `news/2026/11/${'k'.repeat(40)}.html`,
      etag: 'e'.repeat(32),
      versionId: 'v'.repeat(32),
    });
    const id = 'a'.repeat(32);
    const [generation, previous] = ['1'.repeat(24), '2'.repeat(24)];
    const outcome = { ...aClaim().outcome, passageCount: 0, plan: Array(8).fill('rs.1xyz0ab').join(' ') };
    await store.claim(aClaim({ articleId: id, generation: previous, source }));
    await store.claim(
      aClaim({
        articleId: id,
        generation,
        source,
        pipelineVersion: '2026-12-01.4',
        seen: { generation: previous, sequencer: padSequencer('05') },
        outcome: outcome as never,
      }),
    );
    await flip({ articleId: id, generation });
    const items = (await table.items()) as Item[];
    expect(itemSize(items.find(({ pk }) => pk === `A#${id}`) ?? {})).toBeLessThan(1_024);
  });

  it('is refused while a passage is pending', async () => {
    await claim();
    await store.settlePassages(articleId, 'g5', [0]);
    expect(await flip()).toBe(false);
    expect(await store.readHead(articleId)).not.toHaveProperty('published');
  });

  it('is refused for a generation that is no longer the newest', async () => {
    await claim({
      generation: 'g6',
      outcome: { status: 'ENRICHING', draft: aDraft(), passageCount: 0, settings: SETTINGS, plan: 'a.1' },
    });
    expect(await flip()).toBe(false);
    expect(await store.readHead(articleId)).not.toHaveProperty('published');
  });
});

describe('an item collection', () => {
  it('is read whole and swept by key, without another article’s items', async () => {
    await claim();
    await store.putPassage(aPassageRecord('old', { articleId, generation: 'g4' }));
    await store.putPassage(aPassageRecord('new', { articleId, index: 12 }));
    await store.putGuide(aGuide({ articleId, generation: 'g4' }));
    await store.putGuide(aGuide({ articleId }));
    await store.putPassage(aPassageRecord('neighbour', { articleId: `${articleId}-neighbour` }));
    const { keys, guides, passages } = await store.readCollection(articleId, 'g5');
    expect(keys.map(({ sk }) => sk)).toEqual(['PASSAGE#g4#00000', 'PASSAGE#g5#00012']);
    expect(guides.map(({ generation }) => generation)).toEqual(['g4', 'g5']);
    expect(passages.map(({ text }) => text)).toEqual(['new']);
    await store.deleteItems(keys);
    expect((await store.readCollection(articleId, 'g5')).keys).toEqual([]);
    expect(await store.readHead(articleId)).toBeDefined();
    expect((await store.readCollection(`${articleId}-neighbour`, 'g5')).keys).toHaveLength(1);
  });

  it('of more than a page and a batch is read and deleted whole', async () => {
    const text = 'x'.repeat(30_000);
    for (let index = 0; index < 60; index++)
      await store.putPassage(aPassageRecord(text, { articleId, index }));
    const { keys, passages } = await store.readCollection(articleId, 'g5');
    expect(passages).toHaveLength(60);
    await store.deleteItems(keys);
    expect((await store.readCollection(articleId, 'g5')).keys).toEqual([]);
  });

  it('loses one passage and keeps the others', async () => {
    await store.putPassage(aPassageRecord('first', { articleId }));
    await store.putPassage(aPassageRecord('second', { articleId, index: 1 }));
    await store.deletePassages(articleId, 'g5', [0]);
    const { passages } = await store.readCollection(articleId, 'g5');
    expect(passages.map(({ text }) => text)).toEqual(['second']);
  });
});

describe('the card and the rows of a generation', () => {
  it('are put in any number, and read, and deleted where they exist', async () => {
    const card = aCard({ articleId });
    const rows = Array.from({ length: 60 }, (_, i) =>
      aRow({ articleId, name: `town ${i}`, canonical: `Town ${i}` }),
    );
    await store.putPublished(card, rows);
    await store.putPublished(card, rows);
    expect(await store.readCard(card)).toEqual(card);
    const keys = [cardKey(card), ...rows.map(rowKey)];
    let deleted = 0;
    const onDeleted = (count: number) => {
      deleted += count;
    };
    await store.deleteItems(keys.slice(0, 10));
    await store.deleteExisting(keys, onDeleted);
    expect(deleted).toBe(51);
    expect(await store.readCard(card)).toBeUndefined();
    const left = (await table.items()) as unknown as ItemKey[];
    expect(left.filter(({ sk }) => sk.includes(articleId))).toEqual([]);
  });
});

describe('a chunk of a guide', () => {
  it('is deleted, but not where a writer has put it again', async () => {
    await store.putGuide(aGuide({ articleId, putAt: 1_000 }));
    const [read] = (await store.readCollection(articleId)).guides as [GuideChunk];
    await store.putGuide(aGuide({ articleId, putAt: 2_000 }));
    expect(await store.deleteGuideChunk(read)).toBe(false);
    const [again] = (await store.readCollection(articleId)).guides as [GuideChunk];
    expect(await store.deleteGuideChunk(again)).toBe(true);
    expect((await store.readCollection(articleId)).guides).toEqual([]);
  });
});

it('stores the source object with its version id', async () => {
  await claim({ source: aSource({ versionId: 'v1', key: 'a b+c/😀.txt' }) });
  expect((await store.readHead(articleId))?.source).toEqual(
    aSource({ versionId: 'v1', key: 'a b+c/😀.txt' }),
  );
});
