import { expect, it } from 'vitest';
import { countsAsBars, tonesAsBars } from '../../../cli/output/sparkline.ts';

it.each([
  [[0, 1, 2, 3, 4, 5, 6, 7, 8], '·▁▂▃▄▅▆▇█'],
  [[1, 1], '██'],
  [[0, 0], '··'],
  [[1, 1_000], '▁█'],
  [[], ''],
])('shows the counts %j as %s', (counts, bars) => {
  expect(countsAsBars(counts)).toBe(bars);
});

it.each([
  [[-0.5, 0.5], '▁█'],
  [[-0.5, 0, undefined], '▁▅·'],
  [[0.01, -0.01], '▅▄'],
  [[undefined], '·'],
])('shows the tones %j as %s', (tones, bars) => {
  expect(tonesAsBars(tones)).toBe(bars);
});
