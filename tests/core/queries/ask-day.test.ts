import { beforeAll, expect, it } from 'vitest';
import { openQueries } from '../../../core/queries/open-queries.ts';
import type { Queries } from '../../../core/queries/queries.ts';
import { DayStore } from '../../../core/store/day-store.ts';
import { sketchOf } from '../../../core/stories/sketch.ts';
import { memoryTable } from '../../support/memory-table.ts';
import {
  generationItems,
  headItem,
  publishedItems,
  type TestArticle,
} from '../../support/published-items.ts';

const DAY = '2026-11-30';
const text = Array.from({ length: 120 }, (_, i) => `word${i}`).join(' ');
const article = (articleId: string, hour: string): TestArticle => ({
  articleId,
  publishedAt: `${DAY}T${hour}:00:00.000Z`,
  names: ['Oslo'],
});
const [FIRST, OTHER, COPY] = [article('0a', '08'), article('0b', '09'), article('0c', '10')] as const;

/** The items of an article that has copies. */
function copied(of: TestArticle) {
  const { guide, card, rows } = generationItems(of);
  return [headItem(of), ...guide, { ...card, ...sketchOf(text) }, ...rows];
}

let queries: Queries;
beforeAll(async () => {
  const { table, ready } = memoryTable([...copied(FIRST), ...publishedItems(OTHER), ...copied(COPY)]);
  await ready;
  queries = openQueries(table);
});

it('a day, its stories and its trends are counted from its articles', async () => {
  expect(await queries.day(DAY)).toMatchObject({ day: DAY, articles: 3, stories: 2 });
  expect(await queries.stories({ day: DAY })).toMatchObject({
    stories: 2,
    topStories: [{ story: FIRST.articleId, articles: 2 }],
  });
  expect(await queries.trends({ day: DAY, by: 'articles' })).toMatchObject({
    usualDays: 0,
    trends: [{ name: 'oslo', articles: 3, stories: 2 }],
  });
});

it('by story, the articles of one story are one item: the newest, with the others listed', async () => {
  const { items } = await queries.about({ name: 'Oslo', by: 'story' });
  expect(
    items.map(({ articleId, others = [] }) => [articleId, others.map((other) => other.articleId)]),
  ).toEqual([
    ['0c', ['0a']],
    ['0b', []],
  ]);
});

it('a timeline counts the stories of each step', async () => {
  const { items } = await queries.timeline({ name: 'Oslo', by: 'day', stories: true });
  expect(items).toMatchObject([{ start: DAY, articles: 3, stories: 2 }]);
});

it.each(['2026-02-30', 'today', '2026-11-30T10:00:00Z'])('%s is no day', async (day) => {
  await expect(queries.day(day)).rejects.toThrow(`day is ${day}, which is no day of the calendar`);
});

it('a day is compared with all names of the digests of the days before', async () => {
  const { table, ready } = memoryTable(publishedItems(FIRST));
  await ready;
  const store = new DayStore(table);
  const empty = await openQueries(table).day('2026-01-01');
  const name = { name: 'oslo', canonical: 'Oslo', type: 'LOCATION' as const, mentions: 5, stories: 3 };
  await table.putMany(publishedItems({ ...OTHER, publishedAt: '2026-11-29T08:00:00.000Z' }));
  const trendsOf = () => openQueries(table).trends({ day: DAY, by: 'articles' });
  await table.putMany(publishedItems(COPY));
  expect((await trendsOf()).trends[0]?.history?.at(-1)).toBe(1);
  const digest = { ...empty, day: '2026-11-29', articles: 9, stories: 8, names: [] };
  const revision = { day: '2026-11-29', ticket: 1, digest, names: [{ ...name, articles: 7 }], counters: [] };
  await store.begin(revision.day, undefined);
  await store.putRevision(revision);
  await store.show(revision, `${DAY}T12:00:00.000Z`);
  expect(await trendsOf()).toMatchObject({ usualDays: 1, articles: 2 });
  expect((await trendsOf()).trends[0]?.history?.at(-1)).toBe(7);
});

it('a day that the stage has digested is answered by its digest', async () => {
  const { table, ready, reads } = memoryTable(publishedItems(FIRST));
  await ready;
  const store = new DayStore(table);
  const digest = { ...(await openQueries(table).day(DAY)), articles: 7 };
  const revision = { day: DAY, ticket: 1, digest, names: [], counters: [] };
  await store.begin(DAY, undefined);
  await store.putRevision(revision);
  await store.show(revision, `${DAY}T12:00:00.000Z`);
  const before = reads.requests;
  expect(await openQueries(table).day(DAY)).toMatchObject({ articles: 7, madeAt: `${DAY}T12:00:00.000Z` });
  expect(reads.requests - before).toBeLessThanOrEqual(3);
});
