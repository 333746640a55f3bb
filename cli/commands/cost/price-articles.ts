import type { Analysis } from '@copydesk/core/article/analysis';
import { monthlyPriceOf, restPriceOf, UNIT_PRICES } from '@copydesk/core/article/list-price';
import type { ArticleSum } from './sum-articles.ts';

/** USD by the units of each analysis that the account is billed in the month before these. */
export type PriceByTier = Readonly<Record<'asFirst' | 'after10M' | 'after50M', number>>;

/** What articles cost, and how long they take. */
export interface ArticlesPrice {
  /** Of each analysis, and of all, where the cache answers for passages that occur twice. */
  readonly analyses: Readonly<Partial<Record<Analysis, PriceByTier>>>;
  readonly comprehend: PriceByTier;
  readonly comprehendWithoutCache: PriceByTier;
  /** USD for all other services together. */
  readonly rest: number;
  /** How long Comprehend's quotas make them take. */
  readonly seconds: number;
}

/** The pacer leaves the rest of a quota unused (functions/enrich/pacing/pacer.ts). */
const USED_SHARE_OF_QUOTA = 0.98;

const [{ upTo: AFTER_10M }, { upTo: AFTER_50M }] = UNIT_PRICES;

/** @param callsPerSecond the account's quota for each of Comprehend's operations */
export function priceArticles(
  { articles, passages, analyses }: ArticleSum,
  callsPerSecond: number,
): ArticlesPrice {
  const prices = analyses.map(
    ({ analysis, cachedOnceUnits }) => [analysis, byTier(cachedOnceUnits)] as const,
  );
  const calls = analyses.reduce((most, sum) => Math.max(most, sum.calls), 0);
  return {
    analyses: Object.fromEntries(prices),
    comprehend: total(prices.map(([, price]) => price)),
    comprehendWithoutCache: total(analyses.map(({ units }) => byTier(units))),
    rest: toMicros(restPriceOf(articles, passages)),
    seconds: calls / (callsPerSecond * USED_SHARE_OF_QUOTA),
  };
}

const byTier = (units: number): PriceByTier => ({
  asFirst: toMicros(monthlyPriceOf(units)),
  after10M: toMicros(monthlyPriceOf(units, AFTER_10M)),
  after50M: toMicros(monthlyPriceOf(units, AFTER_50M)),
});

const total = (prices: readonly PriceByTier[]): PriceByTier => {
  const sum = (name: keyof PriceByTier) => toMicros(prices.reduce((usd, price) => usd + price[name], 0));
  return { asFirst: sum('asFirst'), after10M: sum('after10M'), after50M: sum('after50M') };
};

/** Rounded to a millionth of a dollar: sums of fractions have stray digits. */
const toMicros = (usd: number) => Math.round(usd * 1e6) / 1e6;
