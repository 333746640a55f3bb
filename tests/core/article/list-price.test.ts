import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listPriceOf, monthlyPriceOf, restPriceOf } from '../../../core/article/list-price.ts';

describe('the list price', () => {
  it.each([
    [0, { to10M: 0, to50M: 0, beyond: 0 }],
    [3, { to10M: 0.0003, to50M: 0.00015, beyond: 0.000075 }],
    [80, { to10M: 0.008, to50M: 0.004, beyond: 0.002 }],
    [20_000_000, { to10M: 2_000, to50M: 1_000, beyond: 500 }],
  ])('of %i units is %j', (units, price) => {
    expect(listPriceOf(units)).toEqual(price);
  });

  it('is rounded, so that it shows no errors of binary fractions', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000_000 }), (units) => {
        for (const usd of Object.values(listPriceOf(units)))
          expect(String(usd)).toMatch(/^\d+(\.\d{1,6})?$|e-/);
      }),
    );
  });
});

describe('the price of a month', () => {
  it.each([
    [0, 0, 0],
    [80, 0, 0.008],
    [10_000_000, 0, 1_000],
    [40_000_000, 0, 2_500],
    [120_000_000, 0, 4_750],
    [20, 9_999_990, 0.0015],
    [100, 50_000_000, 0.0025],
    [40_000_010, 10_000_000, 2_000.00025],
  ])('of %i units after %i others is %d USD', (units, before, usd) => {
    expect(monthlyPriceOf(units, before)).toBeCloseTo(usd, 8);
  });
});

it('everything but Comprehend costs what the bill in docs/costs.md says', () => {
  expect(restPriceOf(1_000_000, 4_100_000)).toBeCloseTo(34.89, 1);
});
