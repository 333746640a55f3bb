import { describe, expect, it } from 'vitest';
import { foldName } from '../../../core/article/names/fold-name.ts';
import { openQueries } from '../../../core/queries/open-queries.ts';
import { pagesOf } from '../../../core/queries/pages-of.ts';
import { QueryError } from '../../../core/queries/query-error.ts';
import type { AboutQuestion } from '../../../core/queries/questions.ts';
import { memoryTable } from '../../support/memory-table.ts';
import {
  generationItems,
  headItem,
  publishedItems,
  type TestArticle,
} from '../../support/published-items.ts';

const hex = (n: number) => n.toString(16).padStart(4, '0');
const hours = (n: number) => new Date(Date.parse('2026-11-24T00:00:00Z') + n * 3_600_000).toISOString();
/** Articles about Iran, one an hour. */
const some = (count: number, changes: (i: number) => Partial<TestArticle> = () => ({})): TestArticle[] =>
  Array.from({ length: count }, (_, i) => ({
    articleId: hex(i),
    publishedAt: hours(i),
    names: ['Iran'],
    ...changes(i),
  }));

async function open(articles: readonly TestArticle[], pageSize?: number) {
  const memory = memoryTable(articles.flatMap(publishedItems), pageSize);
  await memory.ready;
  const queries = openQueries(memory.table);
  const all = async (question: AboutQuestion) => {
    const ids: string[] = [];
    for await (const { articleId } of pagesOf((cursor) =>
      queries.about({ ...question, ...(cursor && { cursor }) }),
    ))
      ids.push(articleId);
    return ids;
  };
  return { ...memory, queries, all };
}

describe('about a name', () => {
  it('lists its articles, the newest first, with what their records say', async () => {
    const iran = { canonical: 'Iran', count: 3, salience: 0.25, sentiment: 'NEGATIVE' } as const;
    const { queries } = await open([
      ...some(2),
      {
        articleId: 'ff',
        publishedAt: hours(9),
        names: [iran, 'Bonn'],
        title: 'Talks',
        publisher: 'The Post',
      },
    ]);
    const { items, cursor } = await queries.about({ name: 'IRAN' });
    expect(items.map(({ articleId }) => articleId)).toEqual(['ff', hex(1), hex(0)]);
    expect(cursor).toBeUndefined();
    expect(items[0]).toEqual({
      articleId: 'ff',
      key: 'ff.txt',
      title: 'Talks',
      publisher: 'The Post',
      language: 'en',
      publishedAt: hours(9),
      name: 'iran',
      canonical: 'Iran',
      types: ['LOCATION'],
      count: 3,
      salience: 0.25,
      sentiment: { label: 'NEGATIVE', scores: { positive: 0.05, negative: 0.9, neutral: 0.05, mixed: 0.05 } },
      sentence: 'Iran opens a harbour.',
      at: [0, 4],
    });
  });

  it.each([1, 2, 3, 7, 50, 500])('gives every article once in pages of %i', async (limit) => {
    const { all } = await open(some(40), 9);
    expect(await all({ name: 'Iran', limit })).toEqual(
      some(40)
        .map(({ articleId }) => articleId)
        .reverse(),
    );
  });

  it('gives an article once where it has the name in several types, and adds them up', async () => {
    const names = [
      { canonical: 'Iran', type: 'LOCATION', count: 1, salience: 0.125, sentiment: 'POSITIVE' },
      { canonical: 'Iran', type: 'ORGANIZATION', count: 3, salience: 0.5, sentiment: 'NEGATIVE' },
    ] as const;
    const { queries, all } = await open(some(5, () => ({ names })));
    expect(await all({ name: 'Iran', limit: 2 })).toHaveLength(5);
    const { items } = await queries.about({ name: 'Iran', limit: 1 });
    expect(items).toMatchObject([{ types: ['ORGANIZATION', 'LOCATION'], count: 4, salience: 0.625 }]);
    expect(items[0]?.sentiment?.label).toBe('NEGATIVE');
    expect(items[0]?.sentiment?.scores.positive).toBeCloseTo((0.9 + 3 * 0.05) / 4);
    expect((await queries.about({ name: 'Iran', type: 'LOCATION', limit: 1 })).items).toMatchObject([
      { types: ['LOCATION'], count: 1, sentiment: { label: 'POSITIVE' } },
    ]);
  });

  it.each<[Partial<AboutQuestion>, string[]]>([
    [{ since: hours(1) }, ['0002', '0001']],
    [{ until: hours(1) }, ['0000']],
    [{ since: '2026-11-24', until: '2026-11-24' }, ['0002', '0001', '0000']],
    [{ since: '2026-11-25' }, []],
    [{ type: 'ORGANIZATION' }, ['0001']],
    [{ sentiment: 'NEGATIVE' }, ['0002']],
    [{ towards: 'NEGATIVE' }, ['0001']],
    [{ minSalience: 0.6 }, ['0000']],
    [{ minSalience: 0.6, sentiment: 'NEGATIVE' }, []],
  ])('%j: only what matches', async (filter, expected) => {
    const { all } = await open([
      { articleId: '0000', publishedAt: hours(0), names: [{ canonical: 'Iran', salience: 0.75 }] },
      {
        articleId: '0001',
        publishedAt: hours(1),
        names: [{ canonical: 'Iran', type: 'ORGANIZATION', targetedSentiment: 'NEGATIVE' }],
      },
      { articleId: '0002', publishedAt: hours(2), names: [{ canonical: 'Iran', sentiment: 'NEGATIVE' }] },
    ]);
    expect(await all({ name: 'Iran', ...filter })).toEqual(expected);
  });

  it('finds a name by any form that the table of countries has', async () => {
    const { all } = await open(some(1, () => ({ names: ['United States'] })));
    for (const name of ['US', 'U.S.', 'the United States', 'usa', 'United States of America'])
      expect(await all({ name })).toEqual([hex(0)]);
    expect(await all({ name: 'Iran' })).toEqual([]);
  });
});

describe('a row that its article’s head does not publish', () => {
  const OLD = some(1)[0] as TestArticle;

  it('is not shown where the article was deleted, or rejected, or has no head', async () => {
    const { put, all } = await open(some(3));
    const { rows } = generationItems({ articleId: 'ff', publishedAt: hours(5), names: ['Iran'] });
    const gone = { published: undefined, publishedAt: undefined };
    await put([...rows, headItem(OLD, { status: 'DELETED', ...gone })]);
    await put([headItem(some(2)[1] as TestArticle, { status: 'REJECTED', ...gone })]);
    expect(await all({ name: 'Iran' })).toEqual([hex(2)]);
  });

  it('is not shown where it was written, and not published yet', async () => {
    const { put, all, queries } = await open([{ ...OLD, names: ['Bonn'] }]);
    const { rows, guide, card } = generationItems({ ...OLD, generation: 'g2', names: ['Iran'] });
    await put([...guide, card, ...rows]);
    expect(await all({ name: 'Iran' })).toEqual([]);
    await put([headItem({ ...OLD, generation: 'g2' })]);
    expect((await queries.about({ name: 'Iran' })).items).toMatchObject([{ articleId: hex(0) }]);
  });

  it('leads to the published one, which may be at another date', async () => {
    // What a reader finds that has read the rows before the new ones were written.
    const { put, fake, queries } = await open([{ ...OLD, names: [{ canonical: 'Iran', count: 1 }] }]);
    const next = {
      ...OLD,
      generation: 'g2',
      publishedAt: hours(7),
      names: [{ canonical: 'Iran', count: 2 }],
    };
    const rows = [...fake.partition('E#iran').values()];
    const table = memoryTable([]).table;
    await put(publishedItems(next));
    const reader = openQueries(
      Object.assign(Object.create(table), {
        getMany: (keys: never) => queriesTable.getMany(keys),
        readRange: (range: { partition: string; from: string }) =>
          range.from === '' ? { items: rows, isEnd: true } : queriesTable.readRange(range as never),
      }),
    );
    const queriesTable = memoryTableOf(fake);
    expect((await reader.about({ name: 'Iran' })).items).toMatchObject([{ publishedAt: hours(7), count: 2 }]);
    expect((await reader.about({ name: 'Iran', until: hours(5) })).items).toEqual([]);
    expect((await queries.about({ name: 'Iran' })).items).toHaveLength(1);
  });

  it('gives nothing where the published version does not name it', async () => {
    const { put, all } = await open([OLD]);
    await put(publishedItems({ ...OLD, generation: 'g2', names: ['Bonn'] }));
    expect(await all({ name: 'Iran' })).toEqual([]);
    expect(await all({ name: 'Bonn' })).toEqual([hex(0)]);
  });
});

describe('a page about a name', () => {
  it('reads what it shows and little more, at any size of the name', async () => {
    const { queries, reads } = await open(
      some(900, (i) => ({ articleId: hex(i), publishedAt: hours(i / 100) })),
    );
    reads.units = 0;
    reads.requests = 0;
    expect((await queries.about({ name: 'Iran' })).items).toHaveLength(50);
    // 50 heads, and 56 rows of about 400 bytes.
    expect(reads.units).toBeLessThanOrEqual(58);
    expect(reads.requests).toBe(2);
    expect(reads.inconsistent).toBe(0);
  });

  it('ends with a cursor where a filter lets little through, and the pages together have all', async () => {
    const { queries, all, reads } = await open(
      some(5000, (i) => ({
        publishedAt: hours(i / 100),
        names: [{ canonical: 'Iran', sentiment: i % 1000 === 0 ? 'NEGATIVE' : 'NEUTRAL' }],
      })),
    );
    reads.units = 0;
    const { items, cursor } = await queries.about({ name: 'Iran', sentiment: 'NEGATIVE' });
    expect(items.length).toBeLessThan(5);
    expect(cursor).toBeDefined();
    expect(reads.units).toBeLessThan(250);
    expect(await all({ name: 'Iran', sentiment: 'NEGATIVE' })).toEqual([
      hex(4000),
      hex(3000),
      hex(2000),
      hex(1000),
      hex(0),
    ]);
  });

  it('refuses the cursor of another question, and the same question takes it with another limit', async () => {
    const { queries } = await open(some(9, () => ({ names: ['Iran', 'Bonn'] })));
    const { cursor = '' } = await queries.about({ name: 'Iran', limit: 2 });
    for (const other of [
      { name: 'Bonn' },
      { name: 'Iran', since: '2026-11-24' },
      { name: 'Iran', type: 'LOCATION' },
      { name: 'Iran', towards: 'NEGATIVE' },
    ] as const)
      await expect(queries.about({ ...other, cursor })).rejects.toThrow(/belongs to another question/);
    expect(
      (await queries.about({ name: 'iran', limit: 3, cursor })).items.map(({ articleId }) => articleId),
    ).toEqual([hex(6), hex(5), hex(4)]);
  });

  it.each([0, -1, 1.5, 501, Number.NaN])('refuses the limit %d', async (limit) => {
    const { queries } = await open([]);
    await expect(queries.about({ name: 'Iran', limit })).rejects.toThrow(/whole number from 1 to 500/);
  });

  it('refuses what is no name, and no share', async () => {
    const { queries } = await open([]);
    await expect(queries.about({ name: '  \u200b ' })).rejects.toThrow(QueryError);
    await expect(queries.about({ name: 'Iran', minSalience: 2 })).rejects.toThrow(/from 0 to 1/);
  });
});

describe('an owner’s aliases', () => {
  const aliases = {
    digest: 'd',
    find: (name: string, type?: string) =>
      name === 'GEORGIA' || (foldName(name) === 'georgia' && type === 'LOCATION')
        ? 'Georgia (country)'
        : name === 'Persia'
          ? 'Iran'
          : undefined,
    hides: (name: string) => name === 'Copydesk',
  };

  it('lead to the canonical name, and to the rows of each type that has a name of its own', async () => {
    const memory = memoryTable(
      [
        ...some(1),
        {
          articleId: 'aa',
          publishedAt: hours(3),
          names: [{ canonical: 'Georgia', type: 'PERSON' } as const],
        },
        { articleId: 'bb', publishedAt: hours(4), names: ['Georgia (country)'] },
      ].flatMap(publishedItems),
    );
    await memory.ready;
    const queries = openQueries(memory.table, { aliases });
    const ids = async (question: AboutQuestion) =>
      (await queries.about(question)).items.map(({ articleId }) => articleId);
    expect(await ids({ name: 'Persia' })).toEqual([hex(0)]);
    expect(await ids({ name: 'Georgia' })).toEqual(['bb', 'aa']);
    expect(await ids({ name: 'Georgia', type: 'LOCATION' })).toEqual(['bb']);
    await expect(queries.about({ name: 'Copydesk' })).rejects.toThrow(/aliases hide Copydesk.*backfill/s);
  });
});

function memoryTableOf(fake: ReturnType<typeof memoryTable>['fake']) {
  const copy = memoryTable();
  for (const pk of fake.partitions) void copy.put([...fake.partition(pk).values()]);
  return copy.table;
}
