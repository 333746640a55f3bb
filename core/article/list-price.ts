/**
 * Comprehend's list price of a unit, by the units that the account is billed for one analysis in a month.
 *
 * https://aws.amazon.com/comprehend/pricing/
 */
export const UNIT_PRICES = [
  { name: 'to10M', upTo: 10_000_000, usd: 0.0001 },
  { name: 'to50M', upTo: 50_000_000, usd: 0.00005 },
  { name: 'beyond', upTo: Number.POSITIVE_INFINITY, usd: 0.000025 },
] as const;

/**
 * USD at each tier. A record cannot name the tier that it was billed at: that depends on all that the account analysed
 * in the month.
 */
export type ListPrice = Readonly<Record<(typeof UNIT_PRICES)[number]['name'], number>>;

/** Units times the lowest price have at most six decimals. */
const PRECISION = 1_000_000;

/** @param units billed, all analyses together: they have one price */
export function listPriceOf(units: number): ListPrice {
  const prices = UNIT_PRICES.map(({ name, usd }) => [name, Math.round(units * usd * PRECISION) / PRECISION]);
  return Object.fromEntries(prices) as ListPrice;
}

/**
 * USD for units of one analysis that are billed in one month, each at the price of its tier.
 *
 * @param before units of that analysis that the account was billed in the month already
 */
export function monthlyPriceOf(units: number, before = 0): number {
  let from = before;
  let usd = 0;
  for (const { upTo, usd: each } of UNIT_PRICES) {
    const inTier = Math.min(before + units, upTo) - from;
    if (inTier <= 0) continue;
    usd += inTier * each;
    from += inTier;
  }
  return usd;
}

/**
 * USD for everything but Comprehend, of one article and of each of its passages, in us-east-1: `npm run bench -- bill` counts
 * the requests, writes and messages (docs/costs.md). Storage after the first month is left out.
 */
const REST_USD = { article: 0, passage: 0.000_016_75 };

/** USD for all services but Comprehend. */
export function restPriceOf(articles: number, passages: number): number {
  return articles * REST_USD.article + passages * REST_USD.passage;
}
