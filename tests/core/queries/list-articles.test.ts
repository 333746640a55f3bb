import { describe, expect, it } from 'vitest';
import type { ListedArticle } from '../../../core/queries/answers.ts';
import { openQueries } from '../../../core/queries/open-queries.ts';
import { pagesOf } from '../../../core/queries/pages-of.ts';
import type { ArticlesQuestion } from '../../../core/queries/questions.ts';
import { memoryTable } from '../../support/memory-table.ts';
import { headItem, publishedItems, type TestArticle } from '../../support/published-items.ts';

const DAY = '2026-11-24';
const minutes = (n: number) => new Date(Date.parse(`${DAY}T00:00:00Z`) + n * 60_000).toISOString();
const hex = (n: number) => `${(n * 37).toString(16).padStart(4, '0')}`;
/** Articles of one day, one a minute, in all shards. */
const some = (count: number, changes: (i: number) => Partial<TestArticle> = () => ({})): TestArticle[] =>
  Array.from({ length: count }, (_, i) => ({
    articleId: hex(i),
    publishedAt: minutes(i),
    names: ['Iran', { canonical: 'Monday', type: 'DATE' }],
    ...changes(i),
  }));

async function open(articles: readonly TestArticle[], pageSize?: number) {
  const memory = memoryTable(articles.flatMap(publishedItems), pageSize);
  await memory.ready;
  memory.reads.units = 0;
  const queries = openQueries(memory.table);
  const all = async (question: ArticlesQuestion) => {
    const cards: ListedArticle[] = [];
    const pages = pagesOf((cursor) => queries.articles({ ...question, ...(cursor && { cursor }) }));
    for await (const card of pages) cards.push(card);
    return cards.map(({ articleId }) => articleId);
  };
  return { ...memory, queries, all };
}

describe('the articles of a day', () => {
  it.each([1, 3, 10, 50])('come from all shards in one order, in pages of %i', async (limit) => {
    const { all } = await open(some(100), 7);
    const expected = some(100).map(({ articleId }) => articleId);
    expect(await all({ day: DAY, limit })).toEqual(expected.reverse());
  });

  it('are all of its articles, and none of another day', async () => {
    const { all } = await open([
      ...some(3),
      { articleId: 'aa', publishedAt: '2026-11-25T00:00:00.000Z', names: [] },
      { articleId: 'bb', publishedAt: '2026-11-23T23:59:59.999Z', names: [] },
      { articleId: 'cc', publishedAt: '2026-11-24T23:59:59.999Z', names: [] },
    ]);
    expect(await all({ day: DAY })).toEqual(['cc', hex(2), hex(1), hex(0)]);
    expect(await all({ since: '2026-11-23', until: '2026-11-25' })).toEqual([
      'aa',
      'cc',
      hex(2),
      hex(1),
      hex(0),
      'bb',
    ]);
    expect(await all({ since: minutes(1), until: minutes(2) })).toEqual([hex(1)]);
  });

  it.each<[Partial<ArticlesQuestion>, number[]]>([
    [{ status: 'PARTIAL' }, [1]],
    [{ sentiment: 'NEGATIVE' }, [3, 2]],
    [{ language: 'DE' }, [2]],
    [{ publisher: ' the  POST' }, [3, 0]],
    [{ publisher: 'The Post', sentiment: 'NEGATIVE' }, [3]],
  ])('%j: only what matches', async (filter, expected) => {
    const { all } = await open([
      { ...(some(4)[0] as TestArticle), publisher: 'The Post' },
      { ...(some(4)[1] as TestArticle), status: 'PARTIAL', reasons: ['ITEM_FAILED'] },
      { ...(some(4)[2] as TestArticle), sentiment: 'NEGATIVE', language: 'de' },
      { ...(some(4)[3] as TestArticle), sentiment: 'NEGATIVE', publisher: 'The Post' },
    ]);
    expect(await all({ day: DAY, ...filter })).toEqual(expected.map(hex));
  });

  it('show the published version alone', async () => {
    const { put, all, queries } = await open(some(3));
    const [first] = some(1) as [TestArticle];
    await put(publishedItems({ ...first, generation: 'g2', publishedAt: minutes(90), title: 'Corrected' }));
    await put([headItem(some(2)[1] as TestArticle, { status: 'DELETED', published: undefined })]);
    expect(await all({ day: DAY })).toEqual([hex(0), hex(2)]);
    expect((await queries.articles({ day: DAY })).items[0]).toMatchObject({ title: 'Corrected' });
  });

  it('cost reads in proportion to the page, not to the day', async () => {
    const { queries, reads } = await open(some(1000));
    expect((await queries.articles({ day: DAY })).items).toHaveLength(50);
    // 50 heads, and eight shards of 13 cards.
    expect(reads.units).toBeLessThanOrEqual(50 + 8 * 4);
    expect(reads.inconsistent).toBe(0);
  });

  it('of a long time without articles end with a cursor, and the next pages go on', async () => {
    const { queries, all } = await open([
      { articleId: 'aa', publishedAt: '2026-01-01T00:00:00.000Z', names: [] },
    ]);
    const year = { since: '2026-01-01', until: '2026-12-31' };
    expect(await queries.articles(year)).toMatchObject({ items: [], cursor: expect.any(String) });
    expect(await all(year)).toEqual(['aa']);
  });

  it('come with all their entities, dates included', async () => {
    const { queries } = await open(some(2));
    const { items } = await queries.entities({ day: DAY, limit: 1 });
    expect(
      items.map(({ card, entities }) => [card.articleId, entities.map(({ canonical }) => canonical)]),
    ).toEqual([[hex(1), ['Iran', 'Monday']]]);
  });

  it('take no cursor of their entities, or of another filter', async () => {
    const { queries } = await open(some(9));
    const { cursor = '' } = await queries.articles({ day: DAY, limit: 2 });
    await expect(queries.entities({ day: DAY, cursor })).rejects.toThrow(/belongs to another question/);
    await expect(queries.articles({ day: DAY, language: 'en', cursor })).rejects.toThrow(/another question/);
  });
});
