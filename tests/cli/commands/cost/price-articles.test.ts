import { expect, it } from 'vitest';
import { priceArticles } from '../../../../cli/commands/cost/price-articles.ts';
import type { ArticleSum } from '../../../../cli/commands/cost/sum-articles.ts';

/** A million articles of 4,000 characters, as docs/costs.md counts them by hand. */
const MILLION: ArticleSum = {
  articles: 1_000_000,
  chars: 4_000_000_000,
  passages: 4_000_000,
  repeated: 0,
  analyses: [
    { analysis: 'entities', units: 40_000_000, cachedOnceUnits: 40_000_000, calls: 160_000 },
    { analysis: 'sentiment', units: 40_000_000, cachedOnceUnits: 40_000_000, calls: 160_000 },
  ],
};

it('prices each analysis by its own tiers', () => {
  expect(priceArticles(MILLION, 10).analyses).toEqual({
    entities: { asFirst: 2_500, after10M: 2_000, after50M: 1_000 },
    sentiment: { asFirst: 2_500, after10M: 2_000, after50M: 1_000 },
  });
  expect(priceArticles(MILLION, 10).comprehend.asFirst).toBe(5_000);
});

it('prices the passages that occur twice apart', () => {
  const [entities] = MILLION.analyses;
  const sum = { ...MILLION, analyses: [{ ...entities, cachedOnceUnits: 10_000_000 }] } as ArticleSum;
  const { comprehend, comprehendWithoutCache } = priceArticles(sum, 10);
  expect([comprehend.asFirst, comprehendWithoutCache.asFirst]).toEqual([1_000, 2_500]);
});

it('takes the time of the operation with the most calls, at 98 % of its quota', () => {
  expect(priceArticles(MILLION, 10).seconds / 3_600).toBeCloseTo(4.54, 2);
  expect(priceArticles(MILLION, 20).seconds / 3_600).toBeCloseTo(2.27, 2);
});
