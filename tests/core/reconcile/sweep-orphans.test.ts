import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sweepOrphans } from '../../../core/reconcile/sweep-orphans.ts';
import { ArticleStore } from '../../../core/store/article-store.ts';
import { Table } from '../../../core/store/table.ts';
import { aClaim, anEntityRecord, aPassageRecord, aPublishedArticle } from '../../support/articles.ts';
import { startTable, type TestTable } from '../../support/start-table.ts';

let table: TestTable;
let store: ArticleStore;

beforeAll(async () => {
  table = await startTable();
  store = new ArticleStore(new Table(table.name, table.client));
});
afterAll(() => table.stop());

async function putItems(articleId: string, generation: string): Promise<void> {
  await store.putPassage(aPassageRecord('Iran said', { articleId, generation }));
  await store.putEntities([anEntityRecord({ articleId, generation })]);
}
const generationsOf = async (articleId: string) =>
  [...new Set((await store.readCollection(articleId, '')).keys.map(({ sk }) => sk.split('#')[1]))].sort();

async function countOrphans(...[from, articleId]: Parameters<typeof sweepOrphans>): Promise<number> {
  let removed = 0;
  await sweepOrphans(from, articleId, (count) => {
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
    article: aPublishedArticle(),
  });
  await store.claim(aClaim({ articleId, generation: 'g2', seen }));
  return articleId;
}

it('deletes the items of versions neither in progress nor published, and no others', async () => {
  const articleId = await anArticleInProgress();
  for (const generation of ['g0', 'g1', 'g2']) await putItems(articleId, generation);
  expect(await countOrphans(store, articleId)).toBe(2);
  expect(await generationsOf(articleId)).toEqual(['g1', 'g2']);
  expect(await countOrphans(store, articleId)).toBe(0);
});

it('deletes every item if there is no head', async () => {
  const articleId = randomUUID();
  await putItems(articleId, 'g1');
  expect(await countOrphans(store, articleId)).toBe(2);
  expect(await generationsOf(articleId)).toEqual([]);
});

/** Guards: the head is read after the list. */
it('leaves the items of a version that starts between its two reads', async () => {
  const articleId = await anArticleInProgress();
  const meanwhile: Pick<ArticleStore, 'readHead' | 'readCollection' | 'deleteItems'> = {
    readCollection: async (...asked) => {
      const collection = await store.readCollection(...asked);
      const head = await store.readHead(articleId);
      await store.claim(aClaim({ articleId, generation: 'g3', seen: head }));
      await putItems(articleId, 'g3');
      return collection;
    },
    readHead: (id) => store.readHead(id),
    deleteItems: (...asked) => store.deleteItems(...asked),
  };
  await putItems(articleId, 'g2');
  expect(await countOrphans(meanwhile, articleId)).toBe(2);
  expect(await generationsOf(articleId)).toEqual(['g3']);
});
