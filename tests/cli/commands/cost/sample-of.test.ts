import { expect, it } from 'vitest';
import { sampleOf } from '../../../../cli/commands/cost/sample-of.ts';

const FILES = Array.from({ length: 100 }, (_, i) => ({ path: `a/${i}`, key: String(i) }));

it('draws the same files each time, in their order', () => {
  const drawn = sampleOf(FILES, 10).map(({ key }) => Number(key));
  expect(sampleOf(FILES, 10).map(({ key }) => Number(key))).toEqual(drawn);
  expect(drawn).toHaveLength(10);
  expect(drawn).toEqual(drawn.toSorted((a, b) => a - b));
  expect(drawn).not.toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
});

it('draws all files where there are too few', () => {
  expect(sampleOf(FILES, 1_000)).toEqual(FILES);
});
