import { describe, expect, it } from 'vitest';
import { CallMeter } from '../../../bench/simulation/call-meter.ts';

const BEGIN = 1_000_000;

function meterOf(perSecond: readonly number[]): CallMeter {
  const meter = new CallMeter(BEGIN);
  perSecond.forEach((calls, second) => {
    for (let i = 0; i < calls; i++) meter.countAdmitted(BEGIN + second * 1_000 + i);
  });
  return meter;
}

describe('the least rate', () => {
  it.each([
    [[2, 2, 2, 2], 4, 2, 2],
    [[4, 0, 4, 0, 0, 4], 6, 2, 0],
    [[4, 0, 4, 0, 0, 4], 4, 2, 2],
    [[4, 0, 4, 0, 0, 4], 6, 3, 4 / 3],
    // Seconds without a call at all count.
    [[3, 3], 4, 2, 0],
  ])('of %j until second %i in windows of %i is %d a second', (perSecond, to, window, rate) => {
    expect(meterOf(perSecond).leastRate(BEGIN + to * 1_000, window)).toBeCloseTo(rate);
  });

  it('is undefined if no window fits', () => {
    expect(meterOf([1, 1]).leastRate(BEGIN + 1_999, 2)).toBeNaN();
  });
});

it.each([
  [[9, 9, 1, 1, 9, 9, 9], 2, 9, 2, 2],
  [[9, 9, 1, 9, 1, 9, 9], 2, 9, 2, 3],
  [[9, 9, 1, 1], 2, 9, 2, Number.POSITIVE_INFINITY],
  [[9, 9, 9, 9], 1, 9, 2, 0],
])('%j after second %i is at %i a second for %s seconds after %d', (perSecond, from, rate, window, after) => {
  expect(meterOf(perSecond).secondsUntil(rate, BEGIN + from * 1_000, window)).toBe(after);
});
