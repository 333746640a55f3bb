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
 * USD for everything but Comprehend in us-east-1, without storage, by the bill of docs/costs.md: 34.89 USD for a million articles
 * of 4.1 passages. The items that grow with the text (rows, passages, cached results) take 31.5 of its write units, 7.7 for a
 * passage, which cost 4.8 USD a million. The rest is the article's.
 */
const REST_USD = { article: 0.000_015_2, passage: 0.000_004_8 };

/** USD for all services but Comprehend. */
export function restPriceOf(articles: number, passages: number): number {
  return articles * REST_USD.article + passages * REST_USD.passage;
}
