import { expect, it, onTestFinished } from 'vitest';
import { DayReader } from '../../../../core/queries/days/day-reader.ts';
import { daysBefore, daysOf } from '../../../../core/queries/days/days-before.ts';
import { openQueries } from '../../../../core/queries/open-queries.ts';
import type { Item } from '../../../../core/store/keys.ts';
import { Table } from '../../../../core/store/table.ts';
import { sketchOf } from '../../../../core/stories/sketch.ts';
import { aCard } from '../../../support/articles.ts';
import { generationItems, headItem, type TestArticle } from '../../../support/published-items.ts';
import { startTable } from '../../../support/start-table.ts';

const day = '2026-11-30';
const textOf = (number: number) =>
  Array.from({ length: 120 }, (_, i) => `word${number * 1_000 + i}`).join(' ');
let next = 16;
/** An article of a day, whose text is that of the other articles with its number. */
const article = (on: string, text: number, facts: Partial<TestArticle> = {}) => ({
  text,
  articleId: (next++).toString(16).padStart(4, '0'),
  publishedAt: `${on}T10:00:00.000Z`,
  receivedAt: `${on}T10:00:00.000Z`,
  names: ['Oslo'],
  ...facts,
});

function itemsOf(of: ReturnType<typeof article>): Item[] {
  const { guide, card, rows } = generationItems(of);
  return [headItem(of), ...guide, { ...card, ...sketchOf(textOf(of.text)) }, ...rows];
}

async function openItems(items: readonly Item[]) {
  const stored = await startTable();
  onTestFinished(() => stored.stop());
  const table = new Table(stored.name, stored.client);
  await table.putMany(items);
  return { table, reader: new DayReader(openQueries(table)) };
}

async function open(articles: readonly ReturnType<typeof article>[]) {
  return openItems(articles.flatMap(itemsOf));
}

it('digests the published articles of a day, with the stories of the days before', async () => {
  const first = article('2026-11-28', 1);
  const copies = [1, 1, 2].map((text) =>
    article(day, text, { publisher: `Post ${next}`, sentiment: 'NEGATIVE' }),
  );
  const { reader } = await open([first, ...copies, article('2026-12-01', 1)]);
  const { digest, stories } = await reader.digest(day);
  expect(digest).toMatchObject({
    day,
    articles: 3,
    stories: 2,
    sentiments: [{ value: 'NEGATIVE', articles: 3, stories: 2 }],
    names: [{ name: 'oslo', articles: 3, stories: 2 }],
    topStories: [{ story: first.articleId, articles: 2, earlier: 1, publishers: 2 }],
  });
  expect([...stories.values()].filter((story) => story === first.articleId)).toHaveLength(2);
});

it('counts what no reader should see as nothing: a deleted article, an older version', async () => {
  const [shown, deleted, corrected] = [
    article(day, 1),
    article(day, 2),
    article(day, 3, { names: ['Rome'] }),
  ] as const;
  const { table, reader } = await open([shown, deleted, corrected]);
  await table.putMany([
    headItem(deleted, { status: 'DELETED', published: undefined, publishedAt: undefined }),
    ...itemsOf({ ...corrected, generation: 'g2', names: ['Bonn'] }),
  ]);
  const { digest, names } = await reader.digest(day);
  expect(digest.articles).toBe(2);
  expect(names.map(({ name }) => name)).toEqual(['bonn', 'oslo']);
});

it('counts rejected objects on the day they were received, by reason', async () => {
  const rejected = article(day, 1, { reasons: ['EMPTY'] });
  const { reader } = await openItems([
    headItem(rejected, { status: 'REJECTED', published: undefined, publishedAt: undefined }),
  ]);
  const { digest } = await reader.digest(day);
  expect(digest).toMatchObject({
    articles: 0,
    rejected: 1,
    rejections: [{ value: 'EMPTY', articles: 1, stories: 1 }],
  });
});

it('counts the names that a card leaves out', async () => {
  const { reader } = await open([article(day, 1, { names: ['Oslo', 'Rome', 'Bonn'], namesLeftOut: 2 })]);
  const { names } = await reader.digest(day);
  expect(names.map(({ name }) => name)).toEqual(['bonn', 'oslo', 'rome']);
});

it('ranks a name that is new on a day before one of every day', async () => {
  const usual = daysBefore(day, 6).flatMap((before, i) => [0, 1, 2].map((k) => article(before, 10 * i + k)));
  const today = [100, 101, 102, 103].map((text) => article(day, text, { names: ['Oslo', 'Rome'] }));
  const { reader } = await open([...usual, ...today]);
  const { trends, usualDays, articles } = await reader.trends(day, 'stories');
  expect(trends.map(({ name }) => name)).toEqual(['rome', 'oslo']);
  expect([usualDays, articles]).toEqual([6, 4]);
  expect(trends[0]?.surprise).toBeGreaterThan(2);
  expect(trends[1]?.surprise).toBeLessThan(1);
});

it('archives each article with its entities and its story', async () => {
  const copies = [
    article(day, 1),
    article(day, 1, { names: ['Oslo', { canonical: 'Monday', type: 'DATE' }] }),
  ];
  const { reader } = await open(copies);
  const archive = await reader.archive(day);
  const [first, second] = copies;
  expect(
    archive
      .map(({ card, story, entities }) => [card.articleId, story, entities.map(({ canonical }) => canonical)])
      .sort(),
  ).toEqual([
    [first?.articleId, first?.articleId, ['Oslo']],
    [second?.articleId, first?.articleId, ['Oslo', 'Monday']],
  ]);
});

it('an article whose date moves while days are read is counted once', async () => {
  const card = aCard({ articleId: 'moved', publishedAt: `${day}T10:00:00.000Z`, names: [] });
  const reader = new DayReader({
    articles: async (question) => ({
      items: 'day' in question && question.day >= '2026-11-29' ? [card] : [],
    }),
    entities: async () => ({ items: [] }),
    received: async () => ({ items: [] }),
  });
  const { digest } = await reader.digest(day);
  expect(digest).toMatchObject({ articles: 1, stories: 1, topStories: [] });
});

it('lists days across months', () => {
  expect(daysBefore('2026-12-01', 2)).toEqual(['2026-11-30', '2026-11-29']);
  expect(daysOf('2026-11-30', '2026-12-02')).toEqual(['2026-11-30', '2026-12-01', '2026-12-02']);
  expect(daysOf('2026-12-02', '2026-11-30')).toEqual([]);
});
