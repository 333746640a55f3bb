import { BASE_ANALYSES } from '../../core/article/analysis.ts';
import type { Document } from '../../functions/enrich/detector.ts';
import { type PassageSize, planPassages } from '../../functions/split/plan-passages.ts';
import type { ArticleSource } from './article-source.ts';

const CHARS = 4_000;
const ARTICLES = 1_000;

/** Articles of 4,000 characters in passages. They are planned once and sent any number of times. */
export function makePool(source: ArticleSource, size: PassageSize, articles = ARTICLES): Document[][] {
  return Array.from({ length: articles }, (_, n) =>
    planPassages(source.articleOf(CHARS, n), size).map(({ text }) => ({
      text,
      language: 'en' as const,
      analyses: BASE_ANALYSES,
    })),
  );
}

export function* repeat<T>(pool: readonly T[], times: number): Generator<T, void> {
  for (let n = 0; n < times; n++) yield pool[n % pool.length] as T;
}
