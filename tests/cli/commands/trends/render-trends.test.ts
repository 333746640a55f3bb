import { stripVTControlCharacters } from 'node:util';
import stringWidth from 'string-width';
import { expect, it } from 'vitest';
import { renderTrends } from '../../../../cli/commands/trends/render-trends.ts';

const aName = (canonical: string, articles: number) => ({
  name: canonical.toLowerCase(),
  canonical,
  types: ['LOCATION' as const],
  articles,
  mentions: 2 * articles,
});
const render = (width: number, names = [aName('Iran', 10), aName('Iraq\u001b[2J', 5)]) =>
  renderTrends(names, width).map((line) => stripVTControlCharacters(line));

it('shows the names with bars for the articles, and escapes controls', () => {
  expect(render(80)).toEqual([
    'name         articles  mentions',
    `Iran               10        20  ${'█'.repeat(20)}`,
    `Iraq\\x1b[2J         5        10  ${'█'.repeat(10)}`,
  ]);
});

it.each([80, 40])('fits %i columns, however long a name is', (width) => {
  const lines = render(width, [aName('A very long name of an organisation that has no end '.repeat(3), 3)]);
  expect(Math.max(...lines.map((line) => stringWidth(line)))).toBeLessThanOrEqual(width);
});

it('shows nothing where there are no names', () => {
  expect(render(80, [])).toEqual([]);
});
