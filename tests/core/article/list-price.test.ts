import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listPriceOf } from '../../../core/article/list-price.ts';

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
