/** Amazon Comprehend's list price, entities and sentiment each: dollars a unit, up to so many units a month. */
const TIERS = [
  { upTo: 10_000_000, dollars: 0.0001 },
  { upTo: 50_000_000, dollars: 0.00005 },
  { upTo: Number.POSITIVE_INFINITY, dollars: 0.000025 },
] as const;

/** Lambda on Arm: https://aws.amazon.com/lambda/pricing/ */
const DOLLARS_PER_GIGABYTE_SECOND = 0.0000133334;
const DOLLARS_PER_INVOCATION = 0.0000002;

/** What invocations of a function cost, all together. */
export const functionDollars = (invocations: number, milliseconds: number, megabytes: number) =>
  invocations * DOLLARS_PER_INVOCATION +
  (milliseconds / 1_000) * (megabytes / 1_024) * DOLLARS_PER_GIGABYTE_SECOND;

/** @param units of one analysis; @returns dollars, all at the first tier */
export const flatDollars = (units: number) => units * TIERS[0].dollars;

/** @param units of one analysis in one month; @returns dollars */
export function tieredDollars(units: number): number {
  let dollars = 0;
  let from = 0;
  for (const tier of TIERS) {
    dollars += Math.max(0, Math.min(units, tier.upTo) - from) * tier.dollars;
    from = tier.upTo;
  }
  return dollars;
}
