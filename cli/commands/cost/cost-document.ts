import type { Analysis } from '@copydesk/core/article/analysis';
import { type ArticlesPrice, priceArticles } from './price-articles.ts';
import { type ArticleSum, scaleTo } from './sum-articles.ts';

/** A file, or an item of a bundle, that becomes no article. */
export interface NoArticle {
  readonly path: string;
  /** Of an item in its bundle. */
  readonly number?: number;
  readonly reason: string;
  readonly detail: string;
}

/** What was measured in some files. */
export interface Measurements {
  readonly files: number;
  /** How many of them were drawn as a sample; all without one. */
  readonly drawn: number;
  /** How many of those drawn could be read. */
  readonly read: number;
  readonly bundles: number;
  /** Bundles that the pipeline reads only under bundles/. */
  readonly bundlesElsewhere: readonly string[];
  readonly sum: ArticleSum;
  /** Files and items that become no articles. */
  readonly rejectedCount: number;
  /** The first of them. */
  readonly rejected: readonly NoArticle[];
}

/** What `cost --json` prints. */
export interface CostDocument extends Omit<Measurements, 'sum'> {
  /** The articles in the files that were read. */
  readonly measured: ArticleTotals;
  /** The articles that the prices are for: as many as measured, or as many as asked for. */
  readonly priced: ArticleTotals;
  readonly units: Readonly<Partial<Record<Analysis, UnitTotals>>>;
  /** USD at list price. */
  readonly usd: Omit<ArticlesPrice, 'seconds'>;
  readonly seconds: number;
  readonly callsPerSecond: number;
  readonly targetChars: number;
}
type ArticleTotals = Pick<ArticleSum, 'articles' | 'chars' | 'passages' | 'repeated'>;
interface UnitTotals {
  readonly withCache: number;
  readonly withoutCache: number;
  readonly calls: number;
}

/**
 * @param articles the prices are for this number of articles like those that were read; undefined: the prices are for the files
 *   themselves
 */
export function toCostDocument(
  { sum, ...measured }: Measurements,
  {
    articles,
    callsPerSecond,
    targetChars,
  }: { articles?: number; callsPerSecond: number; targetChars: number },
): CostDocument {
  const inAllFiles = Math.round((sum.articles * measured.files) / Math.max(1, measured.drawn));
  const priced = scaleTo(articles ?? inAllFiles, sum);
  const { seconds, ...usd } = priceArticles(priced, callsPerSecond);
  return {
    ...measured,
    measured: totalsOf(sum),
    priced: totalsOf(priced),
    units: Object.fromEntries(
      priced.analyses.map(({ analysis, units, cachedOnceUnits, calls }) => [
        analysis,
        { withCache: cachedOnceUnits, withoutCache: units, calls },
      ]),
    ),
    usd,
    seconds,
    callsPerSecond,
    targetChars,
  };
}

const totalsOf = ({ articles, chars, passages, repeated }: ArticleSum): ArticleTotals => ({
  articles,
  chars,
  passages,
  repeated,
});
