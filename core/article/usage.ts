import {
  ANALYSES,
  ANALYSIS_TRAITS,
  type Analysis,
  type BaseAnalysis,
  isBaseAnalysis,
  type OptionalAnalysis,
} from './analysis.ts';
import { type ListPrice, listPriceOf } from './list-price.ts';

/** Comprehend bills units of 100 characters, at least three, for each document and analysis. */
const CHARS_PER_UNIT = 100;
const MIN_UNITS = 3;

/** @param chars length of a document in code points; @returns billed units of one analysis */
export function billedUnits(chars: number): number {
  return Math.max(MIN_UNITS, Math.ceil(chars / CHARS_PER_UNIT));
}

type UnitsName<A extends Analysis> = (typeof ANALYSIS_TRAITS)[A]['units'];

/**
 * Billed units by analysis: 0 where the answer came from the cache. An optional analysis that was not asked for is absent.
 */
export type UnitsByAnalysis = Readonly<
  Record<UnitsName<BaseAnalysis>, number> & Partial<Record<UnitsName<OptionalAnalysis>, number>>
>;

/** Names the units of each analysis as usage records them. A base analysis without units has 0. */
export function unitsByAnalysis(units: ReadonlyMap<Analysis, number>): UnitsByAnalysis {
  const recorded = ANALYSES.filter((analysis) => isBaseAnalysis(analysis) || units.has(analysis));
  return Object.fromEntries(
    recorded.map((analysis) => [ANALYSIS_TRAITS[analysis].units, units.get(analysis) ?? 0]),
  ) as UnitsByAnalysis;
}

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
  return sum(ANALYSES.map((analysis) => unitsIn(units, analysis) ?? 0));
}

export function sumUsage(passages: readonly Omit<PassageUsage, 'listPrice'>[]): ArticleUsage {
  const asked = ANALYSES.filter((analysis) =>
    passages.some((usage) => unitsIn(usage, analysis) !== undefined),
  );
  const totals = asked.map(
    (analysis) => [analysis, sum(passages.map((usage) => unitsIn(usage, analysis) ?? 0))] as const,
  );
  return {
    ...unitsByAnalysis(new Map(totals)),
    cachedUnits: sum(passages.map(({ cachedUnits }) => cachedUnits)),
    calls: new Set(passages.flatMap((usage) => usage.calls)).size,
    listPrice: listPriceOf(sum(passages.map(sumUnits))),
  };
}

const unitsIn = (usage: UnitsByAnalysis, analysis: Analysis) => usage[ANALYSIS_TRAITS[analysis].units];
const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
