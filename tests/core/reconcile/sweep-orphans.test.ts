import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { DayMessage } from '../../../core/article/day-message.ts';
import { type OrphanStore, sweepOrphans } from '../../../core/reconcile/sweep-orphans.ts';
import { ArticleStore } from '../../../core/store/article-store.ts';
import type { ItemKey } from '../../../core/store/keys.ts';
import { Table } from '../../../core/store/table.ts';
import { aCard, aClaim, aGuide, aPassageRecord, aRow } from '../../support/articles.ts';
import { startTable, type TestTable } from '../../support/start-table.ts';

let table: TestTable;
let store: ArticleStore;

beforeAll(async () => {
  table = await startTable();
  store = new ArticleStore(new Table(table.name, table.client));
});
afterAll(() => table.stop());

/** When the guides are put. */
const PUT_AT = 1_800_000_000;
/** By then every function that put one has ended. */
const LATER = PUT_AT + 961;

/** A passage, a guide, a card and a row. */
async function putItems(articleId: string, generation: string): Promise<void> {
  await store.putPassage(aPassageRecord('Iran said', { articleId, generation }));
  await store.putGuide(aGuide({ articleId, generation, putAt: PUT_AT }));
  await store.putPublished(aCard({ articleId, generation }), [aRow({ articleId, generation })]);
}
/** The generations of all items, those outside the article's collection included. */
const generationsOf = async (articleId: string) => {
  const { keys, guides } = await store.readCollection(articleId, '');
  const outside = ((await table.items()) as unknown as ItemKey[]).filter(({ sk }) =>
    sk.includes(`#${articleId}#`),
  );
  return [
    ...new Set([
      ...keys.map(({ sk }) => sk.split('#')[1]),
      ...guides.map(({ generation }) => generation),
      ...outside.map(({ sk }) => sk.split('#')[2]),
    ]),
  ].sort();
};

async function countOrphans(from: OrphanStore, articleId: string, at = LATER): Promise<number> {
  let removed = 0;
  await sweepOrphans(from, articleId, new Date(at * 1000), { send: async () => {} }, (count) => {
    removed += count;
  });
  return removed;
}

/** An article whose generation g1 is published, while g2 is in progress. */
async function anArticleInProgress(): Promise<string> {
  const articleId = randomUUID();
  const seen = { generation: 'g1', sequencer: aClaim().sequencer };
  const outcome = { ...aClaim().outcome, passageCount: 0 } as const;
  await store.claim(aClaim({ articleId, generation: 'g1', seen: undefined, outcome: outcome as never }));
  await store.flip({
    articleId,
    generation: 'g1',
    status: 'ENRICHED',
    reasons: [],
    publishedAt: aCard().publishedAt,
    units: 12,
  });
  await store.claim(aClaim({ articleId, generation: 'g2', seen }));
  return articleId;
}

it('announces the day of an orphaned guide before it deletes the guide', async () => {
  const articleId = await anArticleInProgress();
  await putItems(articleId, 'g0');
  const failing = { send: () => Promise.reject(new Error('SQS refuses')) };
  await expect(sweepOrphans(store, articleId, new Date(LATER * 1000), failing)).rejects.toThrow(
    'SQS refuses',
  );
  expect(await generationsOf(articleId)).toContain('g0');
  const sent: DayMessage[] = [];
  const days = { send: async (messages: readonly DayMessage[]) => void sent.push(...messages) };
  await sweepOrphans(store, articleId, new Date(LATER * 1000), days);
  expect(sent).toEqual([{ type: 'day', day: aCard().publishedAt.slice(0, 10) }]);
  expect(await generationsOf(articleId)).not.toContain('g0');
});

it('deletes the items of versions neither in progress nor published, and no others', async () => {
  const articleId = await anArticleInProgress();
  for (const generation of ['g0', 'g1', 'g2']) await putItems(articleId, generation);
  expect(await countOrphans(store, articleId)).toBe(4);
  expect(await generationsOf(articleId)).toEqual(['g1', 'g2']);
  expect(await countOrphans(store, articleId)).toBe(0);
});

it('deletes every item if there is no head', async () => {
  const articleId = randomUUID();
  await putItems(articleId, 'g1');
  expect(await countOrphans(store, articleId)).toBe(4);
  expect(await generationsOf(articleId)).toEqual([]);
});

/** Guards: the head is read after the list. */
it('leaves the items of a version that starts between its two reads', async () => {
  const articleId = await anArticleInProgress();
  const meanwhile: OrphanStore = {
    readCollection: async (...asked) => {
      const collection = await store.readCollection(...asked);
      const head = await store.readHead(articleId);
      await store.claim(aClaim({ articleId, generation: 'g3', seen: head }));
      await putItems(articleId, 'g3');
      return collection;
    },
    readHead: (id) => store.readHead(id),
    deleteExisting: (...asked) => store.deleteExisting(...asked),
    deleteGuideChunk: (chunk) => store.deleteGuideChunk(chunk),
  };
  await putItems(articleId, 'g2');
  expect(await countOrphans(meanwhile, articleId)).toBe(4);
  expect(await generationsOf(articleId)).toEqual(['g3']);
});

it('keeps a guide whose writer may be alive, and deletes it once none can be', async () => {
  const articleId = randomUUID();
  await putItems(articleId, 'g1');
  expect(await countOrphans(store, articleId, PUT_AT + 900)).toBe(3);
  // The writer goes on.
  await store.putPublished(aCard({ articleId, generation: 'g1' }), []);
  expect(await countOrphans(store, articleId)).toBe(2);
  expect(await generationsOf(articleId)).toEqual([]);
});

it('keeps a guide that a writer puts again while it sweeps', async () => {
  const articleId = randomUUID();
  await putItems(articleId, 'g1');
  const meanwhile: OrphanStore = {
    readHead: (id) => store.readHead(id),
    readCollection: (...asked) => store.readCollection(...asked),
    deleteExisting: async (...asked) => {
      await store.deleteExisting(...asked);
      await store.putGuide(aGuide({ articleId, generation: 'g1', putAt: LATER }));
    },
    deleteGuideChunk: (chunk) => store.deleteGuideChunk(chunk),
  };
  await countOrphans(meanwhile, articleId);
  expect((await store.readCollection(articleId)).guides).toHaveLength(1);
});
