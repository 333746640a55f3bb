import { expect, it } from 'vitest';
import { renderDayTrends } from '../../../../cli/commands/trends/render-day-trends.ts';

const oslo = {
  name: 'oslo',
  canonical: 'Oslo',
  type: 'LOCATION',
  articles: 9,
  stories: 4,
  mentions: 12,
} as const;

it('says how often a name was counted, how often it was expected, and how unusual that is', () => {
  const trend = { ...oslo, expected: 0.31, surprise: 4.2, days: 28, before: 8 };
  expect(renderDayTrends([trend], 'stories', 80)).toEqual([
    'name  stories  expected  surprise  mentions',
    'Oslo        4      0.31       4.2        12',
  ]);
  expect(renderDayTrends([trend], 'articles', 80)[1]).toContain('   9 ');
});

it('leaves the expectation empty where nothing is known', () => {
  expect(renderDayTrends([oslo], 'stories', 80)[1]).toMatch(/^Oslo +4 +12$/);
  expect(renderDayTrends([], 'stories', 80)).toEqual([]);
});
