import { expect, it } from 'vitest';
import type { NameCount } from '../../../core/digest/day-digest.ts';
import { type DayNames, rankTrends, USUAL_DAYS } from '../../../core/digest/rank-trends.ts';

const count = (name: string, articles: number, stories = articles): NameCount => ({
  name,
  canonical: name,
  type: 'PERSON',
  articles,
  stories,
  mentions: articles,
});
const dayOf = (...names: NameCount[]): DayNames<NameCount> => ({
  day: '2026-11-30',
  articles: 100,
  stories: 80,
  names,
});
const month = (...names: NameCount[]) => Array.from({ length: USUAL_DAYS }, () => dayOf(...names));

it('a name that is new comes before one that is always there', () => {
  const trends = rankTrends(
    dayOf(count('always', 30), count('new', 6)),
    month(count('always', 30)),
    'articles',
  );
  expect(trends.map(({ name }) => name)).toEqual(['new', 'always']);
  expect(trends[0]).toMatchObject({ before: 0, days: USUAL_DAYS, articles: 6 });
  expect(trends[1]?.expected).toBeCloseTo(30, 0);
});

it('one text in 40 papers is no trend by story', () => {
  const today = dayOf(count('copied', 40, 1), count('reported', 8, 8));
  const names = (by: 'articles' | 'stories') => rankTrends(today, month(), by).map(({ name }) => name);
  expect(names('articles')).toEqual(['copied', 'reported']);
  expect(names('stories')).toEqual(['reported']);
});

it('a name of another type is another name', () => {
  const today = dayOf({ ...count('lincoln', 5), type: 'LOCATION' });
  expect(rankTrends(today, month(count('lincoln', 5)), 'articles')[0]?.before).toBe(0);
});

it('has the counts of the days before, the oldest first', () => {
  const before = [dayOf(count('ferry', 3)), dayOf(), dayOf(count('ferry', 1, 1))];
  expect(rankTrends(dayOf(count('ferry', 4)), before, 'articles')[0]?.history).toEqual([1, 0, 3]);
});

it('without days before, the most frequent come first and nothing is unusual', () => {
  const trends = rankTrends(dayOf(count('b', 2), count('a', 9), count('once', 1)), [], 'articles');
  expect(trends).toEqual([count('a', 9), count('b', 2)]);
});
