import { describe, expect, it } from 'vitest';
import { openQueries } from '../../../core/queries/open-queries.ts';
import { memoryTable } from '../../support/memory-table.ts';
import { headItem, publishedItems, type TestArticle } from '../../support/published-items.ts';

const hex = (n: number) => n.toString(16).padStart(4, '0');
const minutes = (n: number) => new Date(Date.parse('2026-11-24T00:00:00Z') + n * 60_000).toISOString();
const some = (count: number, namesOf: (i: number) => TestArticle['names']): TestArticle[] =>
  Array.from({ length: count }, (_, i) => ({
    articleId: hex(i),
    publishedAt: minutes(i),
    names: namesOf(i),
  }));

async function open(articles: readonly TestArticle[]) {
  const memory = memoryTable(articles.flatMap(publishedItems));
  await memory.ready;
  memory.reads.units = 0;
  return { ...memory, queries: openQueries(memory.table) };
}

const MIXED = some(12, (i) => [
  'Iran',
  ...(i % 2 === 0 ? ['Bonn'] : []),
  ...(i % 3 === 0 ? [{ canonical: 'Ann Lee', type: 'PERSON' as const, count: 5 }] : []),
]);

describe('the neighbours of a name', () => {
  it('are the other names of its articles, those of most articles first', async () => {
    const { queries } = await open([
      ...MIXED,
      ...some(1, () => ['Oslo']).map((one) => ({ ...one, articleId: 'ff' })),
    ]);
    expect(await queries.neighbours({ name: 'iran' })).toEqual({
      items: [
        { name: 'bonn', canonical: 'Bonn', types: ['LOCATION'], articles: 6, mentions: 6 },
        { name: 'ann lee', canonical: 'Ann Lee', types: ['PERSON'], articles: 4, mentions: 20 },
      ],
      articles: 12,
      isComplete: true,
    });
  });

  it('are counted over the newest articles, and the answer says over how many', async () => {
    const { queries } = await open(MIXED);
    expect(await queries.neighbours({ name: 'Iran', articles: 3, limit: 1 })).toMatchObject({
      items: [{ name: 'ann lee', articles: 1 }],
      articles: 3,
      isComplete: false,
    });
    expect(await queries.neighbours({ name: 'Iran', since: minutes(10) })).toMatchObject({
      articles: 2,
      isComplete: true,
    });
  });

  it('are read from the guide where a card does not list all names', async () => {
    const { queries } = await open(MIXED.map((article) => ({ ...article, namesLeftOut: 1 })));
    expect((await queries.neighbours({ name: 'Iran' })).items.map(({ articles }) => articles)).toEqual([
      6, 4,
    ]);
  });

  it('cost a bounded number of reads for each article', async () => {
    const { queries, reads } = await open(some(600, () => ['Iran', 'Bonn']));
    expect(await queries.neighbours({ name: 'Iran' })).toMatchObject({ articles: 200, isComplete: false });
    expect(reads.units).toBeLessThan(200 * 2.2);
  });
});

describe('the names of most articles', () => {
  it('of some days are counted, of all types or one', async () => {
    const { queries, put } = await open([
      ...MIXED,
      { articleId: 'ff', publishedAt: '2026-11-25T00:00:00.000Z', names: ['Oslo'] },
    ]);
    const day = '2026-11-24';
    expect((await queries.mostNamed({ day })).items.map(({ name, articles }) => [name, articles])).toEqual([
      ['iran', 12],
      ['bonn', 6],
      ['ann lee', 4],
    ]);
    expect(await queries.mostNamed({ day, type: 'PERSON' })).toMatchObject({
      items: [{ name: 'ann lee' }],
      articles: 12,
      isComplete: true,
    });
    expect(await queries.mostNamed({ since: day, until: '2026-11-25', articles: 2 })).toMatchObject({
      items: [{ articles: 1 }, { articles: 1 }],
      articles: 2,
      isComplete: false,
    });
    await put([headItem(MIXED[0] as TestArticle, { status: 'DELETED', published: undefined })]);
    expect((await queries.mostNamed({ day })).items[0]).toMatchObject({ name: 'iran', articles: 11 });
  });
});

describe('a timeline', () => {
  it('counts articles, mentions and tone, in pages that add up', async () => {
    const { queries } = await open(
      Array.from({ length: 1300 }, (_, i) => ({
        articleId: hex(i),
        publishedAt: minutes(i * 10),
        names: [
          { canonical: 'Iran', count: 2, sentiment: i % 2 ? ('NEGATIVE' as const) : ('POSITIVE' as const) },
        ],
      })),
    );
    const ask = { name: 'Iran', by: 'day', since: '2026-11-24', until: '2026-12-31' } as const;
    const first = await queries.timeline(ask);
    expect(first.items.length).toBeLessThan(9);
    const { joinTimelines } = await import('../../../core/queries/timeline.ts');
    const steps = [...first.items];
    for (let { cursor } = first; cursor; ) {
      const page = await queries.timeline({ ...ask, cursor });
      steps.push(...page.items);
      cursor = page.cursor;
    }
    const joined = joinTimelines(steps);
    expect(joined).toHaveLength(10);
    expect(joined.at(-1)).toMatchObject({ start: '2026-11-24', articles: 144, mentions: 288, toned: 144 });
    expect(joined.at(-1)?.tone).toBeCloseTo(0);
    expect(joined[0]).toMatchObject({ start: '2026-12-03', articles: 4 });
    await expect(queries.timeline({ ...ask, by: 'year' as never })).rejects.toThrow(/by hour, day, week/);
  });
});
