import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ArticleStore } from '../../../core/store/article-store.ts';
import { sweepGhosts } from '../../../core/upkeep/sweep-ghosts.ts';
import { aClaim, anEntityRecord, aPassageRecord, aPublishedArticle } from '../../support/articles.ts';
import { startTable, type TestTable } from '../../support/start-table.ts';

// Guarding lines, seen to fail without: those that tests/guards/ lists with this file.

let table: TestTable;
let store: ArticleStore;

beforeAll(async () => {
  table = await startTable();
  store = new ArticleStore(table.client, table.name);
});
afterAll(() => table.stop());

async function putItems(articleId: string, generation: string): Promise<void> {
  await store.putPassage(aPassageRecord('Iran said', { articleId, generation }));
  await store.putEntities([anEntityRecord({ articleId, generation })]);
}
const generationsOf = async (articleId: string) =>
  [...new Set((await store.readCollection(articleId, '')).keys.map(({ sk }) => sk.split('#')[1]))].sort();

async function countGhosts(...[from, articleId]: Parameters<typeof sweepGhosts>): Promise<number> {
  let removed = 0;
  await sweepGhosts(from, articleId, (count) => {
    removed += count;
  });
  return removed;
}

/** An article that shows g1 and works on g2. */
async function anArticleInWork(): Promise<string> {
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

it('removes what is of no version in work or shown, and that alone', async () => {
  const articleId = await anArticleInWork();
  for (const generation of ['g0', 'g1', 'g2']) await putItems(articleId, generation);
  expect(await countGhosts(store, articleId)).toBe(2);
  expect(await generationsOf(articleId)).toEqual(['g1', 'g2']);
  expect(await countGhosts(store, articleId)).toBe(0);
});

it('removes everything where there is no head', async () => {
  const articleId = randomUUID();
  await putItems(articleId, 'g1');
  expect(await countGhosts(store, articleId)).toBe(2);
  expect(await generationsOf(articleId)).toEqual([]);
});

/** Guards: the head is read after the list. */
it('leaves alone what a version brings that begins between its two reads', async () => {
  const articleId = await anArticleInWork();
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
  expect(await countGhosts(meanwhile, articleId)).toBe(2);
  expect(await generationsOf(articleId)).toEqual(['g3']);
});
