import { tailProbability } from './negative-binomial.ts';

/** One day of a name's history. */
export interface NameDay {
  /** How often the name was counted, 0 included. */
  readonly count: number;
  /** How much was counted in all: the articles or the stories of the day. */
  readonly total: number;
}

/** How unusual a count is, with what it was compared with. */
export interface Surprise {
  /**
   * −log10 of the probability of such a count or a higher one: 3 means that one day in a thousand is expected to have it. Two
   * decimals; at most 99.
   */
  readonly surprise: number;
  /** The count that is expected for a day of this size, from the days before. */
  readonly expected: number;
  /** The days before that were compared: those with articles. */
  readonly days: number;
  /** How often the name was counted on them. */
  readonly before: number;
}

/** With fewer days, there is too little to compare with. */
export const MIN_DAYS = 3;
/**
 * A name that was never seen is expected as if half a count had been seen in the days before. (Jeffreys' prior for a rate of Poisson.)
 */
const PRIOR_COUNT = 0.5;
/** The dispersion of a name that has no days of its own yet. The rate then varies by 70 % of its mean: √0.5. */
const PRIOR_DISPERSION = 0.5;
/** The assumption weighs as much as so many days of the name's own. */
const PRIOR_DAYS = 7;
const MAX_SURPRISE = 99;

/**
 * How unusual a name's count of a day is against the days before. The count is taken as negative binomial: news comes in bursts, so its variance is
 * higher than that of a Poisson distribution. How much higher is estimated from the name's own days, drawn towards an assumption
 * where they are few. The error of the mean, large for a rare name, widens the distribution too. A day with more articles expects more.
 *
 * @returns undefined where fewer than `MIN_DAYS` days before have articles
 */
export function measureSurprise(today: NameDay, history: readonly NameDay[]): Surprise | undefined {
  const days = history.filter(({ total }) => total > 0);
  if (days.length < MIN_DAYS) return undefined;
  const before = days.reduce((sum, { count }) => sum + count, 0);
  const rate = (before + PRIOR_COUNT) / days.reduce((sum, { total }) => sum + total, 0);
  const expected = rate * today.total;
  const spread = dispersionOf(days, rate) + 1 / (before + PRIOR_COUNT);
  const probability = expected > 0 ? tailProbability(today.count, expected, 1 / spread) : 1;
  const surprise = Math.min(MAX_SURPRISE, Math.max(0, -Math.log10(probability)));
  return {
    surprise: Number(surprise.toFixed(2)),
    expected: Number(expected.toFixed(2)),
    days: days.length,
    before,
  };
}

/**
 * By how much the counts vary beyond chance, as a share of the squared mean: the estimate of moments, weighted against the
 * assumption by the counts that it rests on.
 */
function dispersionOf(days: readonly NameDay[], rate: number): number {
  let excess = 0;
  let squares = 0;
  for (const { count, total } of days) {
    const mean = rate * total;
    excess += (count - mean) ** 2 - mean;
    squares += mean ** 2;
  }
  // Days on which the name is hardly expected tell nothing about its bursts.
  const weight = Math.min(days.length, squares);
  const own = Math.max(0, excess / squares);
  return (own * weight + PRIOR_DISPERSION * PRIOR_DAYS) / (weight + PRIOR_DAYS);
}
