import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PerSecondLimiter, type RateLimiter, SmoothLimiter } from '../../comprehend/rate-limiter.ts';

/** How many calls pass when one is tried at each moment. */
const granted = (limiter: RateLimiter, moments: readonly number[]) =>
  moments.filter((moment) => limiter.take(moment)).length;

describe('SmoothLimiter', () => {
  it("grants a second's worth of calls at once, then one at a time", () => {
    const limiter = new SmoothLimiter(10, 1);
    expect(granted(limiter, Array(25).fill(0))).toBe(10);
    expect(granted(limiter, [99, 100, 100, 199, 200])).toBe(2);
  });

  it('grants calls evenly if there is no burst', () => {
    const limiter = new SmoothLimiter(10, 0);
    expect(granted(limiter, [0, 0, 50, 100, 150, 200])).toBe(3);
  });

  it('supports rates below one per second', () => {
    const limiter = new SmoothLimiter(0.5, 1);
    expect(granted(limiter, [0, 1_000, 1_999, 2_000])).toBe(2);
  });

  it('does not refill when the clock runs backwards', () => {
    const limiter = new SmoothLimiter(1, 1);
    expect(granted(limiter, [1_000, 0, 500, 1_000, 1_999, 2_000])).toBe(2);
  });

  it('never grants more than burst and rate together, and never less than the rate asked for', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 50 }),
        fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 1, maxLength: 200 }),
        (perSecond, pauses) => {
          let moment = 0;
          const moments = pauses.map((pause) => (moment += pause));
          const got = granted(new SmoothLimiter(perSecond, 1), moments);
          expect(got).toBeLessThanOrEqual(
            perSecond + ((moment - (moments[0] ?? 0)) * perSecond) / 1000 + 1e-6,
          );
          const steady = moments.map((_, i) => Math.ceil((i * 1000) / perSecond));
          expect(granted(new SmoothLimiter(perSecond, 1), steady)).toBe(steady.length);
        },
      ),
    );
  });
});

describe('PerSecondLimiter', () => {
  it('counts by whole seconds, so twice the rate may pass around the start of a second', () => {
    const limiter = new PerSecondLimiter(3);
    expect(granted(limiter, [990, 995, 999, 999, 1_000, 1_001, 1_002, 1_003, 1_999])).toBe(6);
  });

  it('a rate of 0 grants nothing', () => {
    expect(granted(new PerSecondLimiter(0), [0, 5_000])).toBe(0);
    expect(granted(new SmoothLimiter(0, 1), [0, 5_000])).toBe(0);
  });
});
