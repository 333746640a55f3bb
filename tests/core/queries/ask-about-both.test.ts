import { describe, expect, it } from 'vitest';
import type { BothNamed } from '../../../core/queries/answers.ts';
import { openQueries } from '../../../core/queries/open-queries.ts';
import { pagesOf } from '../../../core/queries/pages-of.ts';
import type { AboutBothQuestion } from '../../../core/queries/questions.ts';
import { memoryTable } from '../../support/memory-table.ts';
import { publishedItems, type TestArticle } from '../../support/published-items.ts';

const hex = (n: number) => n.toString(16).padStart(4, '0');
const minutes = (n: number) => new Date(Date.parse('2026-11-24T00:00:00Z') + n * 60_000).toISOString();
/** Every article names Iran, every tenth Bonn, and every fifteenth Oslo. */
const some = (count: number, changes: (i: number) => Partial<TestArticle> = () => ({})): TestArticle[] =>
  Array.from({ length: count }, (_, i) => ({
    articleId: hex(i),
    publishedAt: minutes(i),
    names: ['Iran', ...(i % 10 === 0 ? ['Bonn'] : []), ...(i % 15 === 0 ? ['Oslo'] : [])],
    ...changes(i),
  }));
const multiples = (of: number, below: number) =>
  Array.from({ length: Math.ceil(below / of) }, (_, i) => hex(i * of)).reverse();

async function open(articles: readonly TestArticle[]) {
  const memory = memoryTable(articles.flatMap(publishedItems));
  await memory.ready;
  memory.reads.units = 0;
  const queries = openQueries(memory.table);
  const all = async (question: AboutBothQuestion) => {
    const found: BothNamed[] = [];
    const pages = pagesOf((cursor) => queries.aboutBoth({ ...question, ...(cursor && { cursor }) }));
    for await (const item of pages) found.push(item);
    return found.map(({ articleId }) => articleId);
  };
  return { ...memory, queries, all };
}

describe('articles that name both', () => {
  it.each<[[string, string], number]>([
    [['Iran', 'Bonn'], 10],
    [['Bonn', 'Iran'], 10],
    [['Bonn', 'Oslo'], 30],
    [['oslo', 'IRAN'], 15],
  ])('%j are those of every %ith', async (names, every) => {
    const { all } = await open(some(200));
    for (const limit of [1, 4, 50]) expect(await all({ names, limit })).toEqual(multiples(every, 200));
  });

  it('say what each name is there, in the order of the question', async () => {
    const { queries } = await open(some(200));
    for (const names of [
      ['Iran', 'Bonn'],
      ['Bonn', 'Iran'],
    ] as const) {
      const { items, walked } = await queries.aboutBoth({ names, limit: 1 });
      expect(items[0]?.named.map(({ canonical }) => canonical)).toEqual(names);
      expect(items[0]).toMatchObject({ articleId: hex(190), key: `${hex(190)}.txt`, language: 'en' });
      // The rarer name is walked, whichever was asked for first.
      expect(walked).toBe('bonn');
    }
  });

  it('are found where a card does not list all names', async () => {
    const { all } = await open(some(30, () => ({ namesLeftOut: 1 })));
    expect(await all({ names: ['Iran', 'Oslo'] })).toEqual(multiples(15, 30));
  });

  it('are those of the period', async () => {
    const { all } = await open(some(100));
    expect(await all({ names: ['Iran', 'Bonn'], since: minutes(30), until: minutes(60) })).toEqual([
      hex(50),
      hex(40),
      hex(30),
    ]);
  });

  it('cost bounded reads where the names hardly ever meet', async () => {
    const { queries, all, reads } = await open(
      some(1000, (i) => ({ names: i === 5 ? ['Iran', 'Bonn'] : [i % 2 ? 'Iran' : 'Bonn'] })),
    );
    const page = await queries.aboutBoth({ names: ['Iran', 'Bonn'] });
    expect(page).toMatchObject({ items: [], cursor: expect.any(String) });
    expect(reads.units).toBeLessThan(320);
    expect(await all({ names: ['Iran', 'Bonn'] })).toEqual([hex(5)]);
  });

  it('have two names: two forms of one are refused', async () => {
    const { queries } = await open([]);
    await expect(queries.aboutBoth({ names: ['US', 'United States'] })).rejects.toThrow(/are one name/);
  });
});
