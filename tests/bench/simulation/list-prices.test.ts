import { expect, it } from 'vitest';
import { flatDollars, tieredDollars } from '../../../bench/simulation/list-prices.ts';

// A million articles of 4,000 characters are 40 million units of each analysis: 8,000 dollars for both, or 5,000.
it.each([
  [0, 0, 0],
  [10_000_000, 1_000, 1_000],
  [40_000_000, 4_000, 2_500],
  [50_000_000, 5_000, 3_000],
  [100_000_000, 10_000, 4_250],
])('%i units are %i dollars flat, %i by tiers', (units, flat, tiered) => {
  expect([flatDollars(units), tieredDollars(units)]).toEqual([
    expect.closeTo(flat, 6),
    expect.closeTo(tiered, 6),
  ]);
});
