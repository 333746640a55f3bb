import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { countReasons } from '../../../core/queries/list-received.ts';
import { openQueries } from '../../../core/queries/open-queries.ts';
import { pagesOf } from '../../../core/queries/pages-of.ts';
import type { Queries } from '../../../core/queries/queries.ts';
import { headKey, receivedIndexKey } from '../../../core/store/keys.ts';
import { Table } from '../../../core/store/table.ts';
import { aHead, aSource } from '../../support/articles.ts';
import { checkBySchema } from '../../support/check-answer.ts';
import { publishedItems, type TestArticle } from '../../support/published-items.ts';
import { startTable, type TestTable } from '../../support/start-table.ts';

const DAY = '2026-11-24';
const minutes = (n: number) => new Date(Date.parse(`${DAY}T00:00:00Z`) + n * 60_000).toISOString();
const hex = (n: number) => (n * 37).toString(16).padStart(4, '0');

let stored: TestTable;
let table: Table;
let queries: Queries;

/** One object a minute: every fifth is rejected, and of the others every seventh is partial. */
beforeAll(async () => {
  stored = await startTable();
  table = new Table(stored.name, stored.client);
  queries = openQueries(table);
  await table.putMany(
    Array.from({ length: 40 }, (_, i) => {
      const articleId = hex(i);
      const receivedAt = minutes(i);
      if (i % 5 === 0)
        return [
          {
            ...headKey(articleId),
            ...receivedIndexKey(receivedAt, articleId, true),
            ...aHead({
              articleId,
              status: 'REJECTED',
              reasons: [i % 2 ? 'EMPTY' : 'UNDECODABLE'],
              detail: 'the first bytes are 00 01',
              receivedAt,
              source: aSource({ key: `${articleId}.txt` }),
            }),
          },
        ];
      const article: TestArticle = {
        articleId,
        publishedAt: '2020-01-01T00:00:00.000Z',
        receivedAt,
        names: ['Iran'],
        ...(i % 7 === 0 && { status: 'PARTIAL', reasons: ['ITEM_FAILED'] }),
      };
      return publishedItems(article);
    }).flat(),
  );
});
afterAll(() => stored.stop());

async function all<Item>(ask: Parameters<typeof pagesOf<Item>>[0]) {
  const items: Item[] = [];
  for await (const item of pagesOf(ask)) items.push(item);
  return items;
}

describe('the objects that were received on a day', () => {
  it.each([3, 16, 50])('are listed with any status, the newest first, in pages of %i', async (limit) => {
    const items = await all((cursor) => queries.received({ day: DAY, limit, ...(cursor && { cursor }) }));
    expect(items.map(({ articleId }) => articleId)).toEqual(
      Array.from({ length: 40 }, (_, i) => hex(39 - i)),
    );
    expect(items[4]).toEqual({
      articleId: hex(35),
      key: `${hex(35)}.txt`,
      receivedAt: minutes(35),
      status: 'REJECTED',
      reasons: ['EMPTY'],
      detail: 'the first bytes are 00 01',
    });
    expect(items[0]).toMatchObject({
      status: 'ENRICHED',
      card: { publishedAt: '2020-01-01T00:00:00.000Z' },
    });
  });

  it('can be those of one status', async () => {
    const of = async (status: 'REJECTED' | 'PARTIAL' | 'DELETED') =>
      (await queries.received({ day: DAY, status })).items.map(({ articleId }) => articleId);
    expect(await of('REJECTED')).toEqual([35, 30, 25, 20, 15, 10, 5, 0].map(hex));
    expect(await of('PARTIAL')).toEqual([28, 21, 14, 7].map(hex));
    expect(await of('DELETED')).toEqual([]);
  });

  it('are none on other days', async () => {
    expect(await queries.received({ since: '2020-01-01', until: '2020-01-02' })).toEqual({ items: [] });
  });
});

describe('the failures of a day', () => {
  it('are the rejected and the partial ones, with their reasons', async () => {
    const items = await all((cursor) => queries.failures({ day: DAY, limit: 5, ...(cursor && { cursor }) }));
    expect(items.map(({ articleId }) => articleId)).toEqual(
      [35, 30, 28, 25, 21, 20, 15, 14, 10, 7, 5, 0].map(hex),
    );
    checkBySchema('answers#/$defs/failures', { items });
    expect(countReasons(items)).toEqual([
      { reason: 'EMPTY', count: 4 },
      { reason: 'ITEM_FAILED', count: 4 },
      { reason: 'UNDECODABLE', count: 4 },
    ]);
  });

  it('can be those of one reason', async () => {
    const { items } = await queries.failures({ day: DAY, reason: 'ITEM_FAILED' });
    expect(items.map(({ articleId }) => articleId)).toEqual([28, 21, 14, 7].map(hex));
  });
});
