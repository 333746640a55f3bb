import { UNIT_PRICES } from '../../core/article/list-price.ts';

/** Lambda on Arm: https://aws.amazon.com/lambda/pricing/ */
const DOLLARS_PER_GIGABYTE_SECOND = 0.0000133334;
const DOLLARS_PER_INVOCATION = 0.0000002;

/** Returns the price of all invocations of a function. */
export const functionDollars = (invocations: number, milliseconds: number, megabytes: number) =>
  invocations * DOLLARS_PER_INVOCATION +
  (milliseconds / 1_000) * (megabytes / 1_024) * DOLLARS_PER_GIGABYTE_SECOND;

/** @param units of one analysis; @returns dollars, all at the first tier */
export const flatDollars = (units: number) => units * UNIT_PRICES[0].usd;

/** @param units of one analysis in one month; @returns dollars */
export function tieredDollars(units: number): number {
  let dollars = 0;
  let from = 0;
  for (const { upTo, usd } of UNIT_PRICES) {
    dollars += Math.max(0, Math.min(units, upTo) - from) * usd;
    from = upTo;
  }
  return dollars;
}
