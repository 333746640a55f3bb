import type { Analysis } from './analysis.ts';
import { type ListPrice, listPriceOf } from './list-price.ts';

/** Comprehend bills units of 100 characters, three at least, per document and analysis. */
const CHARS_PER_UNIT = 100;
const MIN_UNITS = 3;

/** @param chars length of a document in code points; @returns billed units of one analysis */
export function billedUnits(chars: number): number {
  return Math.max(MIN_UNITS, Math.ceil(chars / CHARS_PER_UNIT));
}

/** Billed units by analysis: 0 where the answer came from the cache, absent where an optional one was not asked for. */
export interface UnitsByAnalysis {
  readonly entityUnits: number;
  readonly sentimentUnits: number;
  readonly keyPhraseUnits?: number;
  readonly targetedSentimentUnits?: number;
}

/** What the units of an analysis are called where usage is recorded. */
export const UNITS_OF = {
  entities: 'entityUnits',
  sentiment: 'sentimentUnits',
  keyPhrases: 'keyPhraseUnits',
  targetedSentiment: 'targetedSentimentUnits',
} as const satisfies Record<Analysis, keyof UnitsByAnalysis>;

/** What one passage cost. */
export interface PassageUsage extends UnitsByAnalysis {
  /** Units, all analyses together, that the cache saved. */
  readonly cachedUnits: number;
  /** Ids of the service calls that took part; passages that shared a batch share them. */
  readonly calls: readonly string[];
  /** Of the billed units. */
  readonly listPrice: ListPrice;
}

/** What one article cost. */
export interface ArticleUsage extends UnitsByAnalysis {
  readonly cachedUnits: number;
  /** Service calls that one of the article's passages took part in. */
  readonly calls: number;
  /** Of the billed units. */
  readonly listPrice: ListPrice;
}

/** Billed units, all analyses together. */
export function sumUnits(units: UnitsByAnalysis): number {
  return sum(Object.values(UNITS_OF).map((name) => units[name] ?? 0));
}

export function sumUsage(passages: readonly Omit<PassageUsage, 'listPrice'>[]): ArticleUsage {
  const total = (name: keyof UnitsByAnalysis) => sum(passages.map((usage) => usage[name] ?? 0));
  const optional = (['keyPhraseUnits', 'targetedSentimentUnits'] as const).filter((name) =>
    passages.some((usage) => usage[name] !== undefined),
  );
  return {
    entityUnits: total('entityUnits'),
    sentimentUnits: total('sentimentUnits'),
    ...Object.fromEntries(optional.map((name) => [name, total(name)])),
    cachedUnits: sum(passages.map(({ cachedUnits }) => cachedUnits)),
    calls: new Set(passages.flatMap((usage) => usage.calls)).size,
    listPrice: listPriceOf(sum(passages.map(sumUnits))),
  };
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
