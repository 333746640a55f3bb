import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { NameCount } from '../../../core/digest/day-digest.ts';
import { openQueries } from '../../../core/queries/open-queries.ts';
import { DayStore } from '../../../core/store/day-store.ts';
import { memoryTable } from '../../support/memory-table.ts';
import { publishedItems, type TestArticle } from '../../support/published-items.ts';

const TODAY = '2026-12-01';
beforeEach(() => void vi.useFakeTimers({ now: new Date(`${TODAY}T12:00:00Z`), toFake: ['Date'] }));
afterEach(() => void vi.useRealTimers());

const aName = (canonical: string, articles = 1, type: NameCount['type'] = 'LOCATION'): NameCount => ({
  name: canonical.toLowerCase(),
  canonical,
  type,
  articles,
  stories: articles,
  mentions: articles,
});
const published = (articleId: string, day: string, names: TestArticle['names']) =>
  publishedItems({ articleId, publishedAt: `${day}T08:00:00.000Z`, names });

/** A table whose days the stage has digested. */
async function digested(days: Readonly<Record<string, readonly NameCount[]>>, articles = 10) {
  const memory = memoryTable();
  const store = new DayStore(memory.table);
  const empty = await openQueries(memory.table).day(TODAY);
  for (const [day, names] of Object.entries(days)) {
    const top = names.toSorted((a, b) => b.articles - a.articles).slice(0, 200);
    const revision = { day, ticket: 1, digest: { ...empty, day, articles, names: top }, names, counters: [] };
    await store.begin(day, undefined);
    await store.putRevision(revision);
    await store.putNames(revision, { keys: [], names: [], listed: [] }, false);
    await store.show(revision, `${day}T12:00:00.000Z`);
  }
  return { queries: openQueries(memory.table), reads: memory.reads };
}

describe('where days are digested', () => {
  it('adds up the days of the last four weeks, the most frequent name first', async () => {
    const { queries } = await digested({
      [TODAY]: [aName('Iran', 2), aName('Oslo', 9)],
      '2026-11-20': [aName('Iran', 3), aName('Iraq', 6)],
      '2026-11-03': [aName('Iran', 50)],
    });
    expect(await queries.names({ prefix: 'Ir' })).toEqual({
      items: [
        { name: 'iraq', canonical: 'Iraq', types: ['LOCATION'], articles: 6, last: '2026-11-20' },
        { name: 'iran', canonical: 'Iran', types: ['LOCATION'], articles: 5, last: TODAY },
      ],
      isComplete: true,
    });
  });

  it('counts a name with two types once a day, with the type of the most articles', async () => {
    const { queries } = await digested({
      [TODAY]: [aName('Paris', 4), aName('Paris', 1, 'PERSON')],
      '2026-11-30': [aName('Paris', 2, 'PERSON')],
    });
    expect((await queries.names({ prefix: 'par' })).items).toMatchObject([
      { articles: 6, types: ['LOCATION', 'PERSON'] },
    ]);
    expect((await queries.names({ prefix: 'par', type: 'PERSON' })).items).toMatchObject([
      { articles: 3, types: ['PERSON'] },
    ]);
  });

  it('finds a name by an alias that begins as typed', async () => {
    const { queries } = await digested({ [TODAY]: [aName('Netherlands', 2)] });
    expect((await queries.names({ prefix: 'holl' })).items).toMatchObject([
      { canonical: 'Netherlands', alias: 'holland', articles: 2 },
    ]);
  });

  it('reads the heads of the days and the names of two months, and no article', async () => {
    const { queries, reads } = await digested({ [TODAY]: [aName('Oslo')], '2026-11-10': [aName('Oslo')] });
    const before = reads.requests;
    await queries.names({ prefix: 'oslo' });
    expect(reads.requests - before).toBe(3);
  });

  it('has the frequent names where more begin so than it reads, and says that it is not complete', async () => {
    const many = Array.from({ length: 4_100 }, (_, i) => aName(`S${String(i).padStart(4, '0')}`));
    const { queries, reads } = await digested({ [TODAY]: [...many, aName('Syria', 8)] });
    const before = reads.requests;
    const { items, isComplete } = await queries.names({ prefix: 's' });
    expect(items[0]).toMatchObject({ name: 'syria', articles: 8 });
    expect(isComplete).toBe(false);
    expect(reads.requests - before).toBeLessThanOrEqual(30);
  });

  it('is not complete where a day is so large that its directory leaves names out', async () => {
    const { queries } = await digested({ [TODAY]: [aName('Iran', 2)] }, 1_001);
    expect(await queries.names({ prefix: 'ir' })).toMatchObject({ items: [{}], isComplete: false });
  });
});

it('where no day is digested, counts the newest articles, and says on which day each name was last', async () => {
  const { table, ready } = memoryTable([
    ...published('0a', '2026-11-28', ['Iran']),
    ...published('0b', '2026-11-26', ['Iran', 'Iraq']),
    ...published('0c', '2026-10-01', ['Ireland']),
  ]);
  await ready;
  expect(await openQueries(table).names({ prefix: 'ir' })).toMatchObject({
    items: [
      { name: 'iran', articles: 2, last: '2026-11-28' },
      { name: 'iraq', articles: 1, last: '2026-11-26' },
    ],
    isComplete: true,
  });
});

it('refuses an empty prefix', async () => {
  await expect(openQueries(memoryTable().table).names({ prefix: ' ' })).rejects.toThrow('is empty');
});
