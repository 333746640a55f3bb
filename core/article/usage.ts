/** Comprehend bills units of 100 characters, three at least, per document and analysis. */
const CHARS_PER_UNIT = 100;
const MIN_UNITS = 3;

/** @param chars length of a document in code points; @returns billed units of one analysis */
export function billedUnits(chars: number): number {
  return Math.max(MIN_UNITS, Math.ceil(chars / CHARS_PER_UNIT));
}

/** What one passage cost. */
export interface PassageUsage {
  /** Billed units by analysis: 0 where the answer came from the cache. */
  readonly entityUnits: number;
  readonly sentimentUnits: number;
  /** Units, both analyses together, that the cache saved. */
  readonly cachedUnits: number;
  /** Ids of the service calls that took part; passages that shared a batch share them. */
  readonly calls: readonly string[];
}

/** What one article cost. */
export interface ArticleUsage {
  readonly entityUnits: number;
  readonly sentimentUnits: number;
  readonly cachedUnits: number;
  /** Service calls that one of the article's passages took part in. */
  readonly calls: number;
}

export function sumUsage(passages: readonly PassageUsage[]): ArticleUsage {
  const total = (pick: (usage: PassageUsage) => number) =>
    passages.reduce((sum, usage) => sum + pick(usage), 0);
  return {
    entityUnits: total((usage) => usage.entityUnits),
    sentimentUnits: total((usage) => usage.sentimentUnits),
    cachedUnits: total((usage) => usage.cachedUnits),
    calls: new Set(passages.flatMap((usage) => usage.calls)).size,
  };
}
