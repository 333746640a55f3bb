import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ArticleList } from '../../../core/store/article-list.ts';
import { ArticleStore } from '../../../core/store/article-store.ts';
import { aClaim, anEntityRecord, aPassageRecord } from '../../support/articles.ts';
import { startTable, type TestTable } from '../../support/start-table.ts';

let table: TestTable;
let store: ArticleStore;
let list: ArticleList;

beforeAll(async () => {
  table = await startTable();
  store = new ArticleStore(table.client, table.name);
  list = new ArticleList(table.client, table.name);
});
afterAll(() => table.stop());

const claimed = async () => {
  const articleId = randomUUID();
  await store.claim(aClaim({ articleId, generation: 'g5', seen: undefined }));
  return articleId;
};

describe('the heads of some articles', () => {
  it('come by id, as many as are asked for; those that have none are left out', async () => {
    const ids = await Promise.all(Array.from({ length: 120 }, claimed));
    const heads = await list.readHeads([...ids, ids[0] as string, 'unknown']);
    expect([...heads.keys()].sort()).toEqual(ids.toSorted());
    expect(heads.get(ids[7] as string)).toMatchObject({ status: 'ENRICHING', generation: 'g5' });
  });

  it('are none where none are asked for', async () => {
    expect(await list.readHeads([])).toEqual(new Map());
  });
});

describe('what the table holds of every article', () => {
  it('is its head and how many items of each generation stand, with or without a head', async () => {
    const whole = await claimed();
    const headless = randomUUID();
    for (const [articleId, generation] of [
      [whole, 'g5'],
      [whole, 'g4'],
      [headless, 'g1'],
    ] as const) {
      for (const index of [0, 1])
        await store.putPassage(aPassageRecord('Iran said', { articleId, generation, index }));
      await store.putEntities([anEntityRecord({ articleId, generation })]);
    }
    const held = new Map((await list.scanHoldings()).map((article) => [article.articleId, article]));
    const counts = { passages: 2, entities: 1 };
    expect(held.get(whole)).toMatchObject({
      head: { generation: 'g5', draft: { claimedAt: expect.any(String) } },
    });
    expect(held.get(whole)?.items).toEqual(
      new Map([
        ['g5', counts],
        ['g4', counts],
      ]),
    );
    expect(held.get(headless)).toEqual({ articleId: headless, items: new Map([['g1', counts]]) });
    const heads = new Map((await list.scanHeads()).map((article) => [article.articleId, article]));
    expect(heads.get(whole)?.head).toMatchObject({ status: 'ENRICHING', generation: 'g5' });
    expect(heads.has(headless)).toBe(false);
  });
});
