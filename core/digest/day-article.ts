import type { EntityType, Sentiment } from '../article/analysis.ts';
import type { AnalysisFailure, Reason } from '../article/status.ts';
import type { SketchedArticle } from '../stories/group-stories.ts';

/** What a digest needs of a published article. Its card has it. */
export interface DayArticle extends SketchedArticle {
  readonly status: 'ENRICHED' | 'PARTIAL';
  readonly title: string;
  readonly publisher?: string;
  /** ISO 8601 in UTC. */
  readonly publishedAt: string;
  readonly language: string;
  readonly sentiment?: Sentiment;
  readonly reasons?: readonly (Reason | AnalysisFailure)[];
  /** The agency that its text is marked with. */
  readonly agency?: string;
  /** Every name once: folded, canonical, type, and how often the article names it. */
  readonly names: readonly (readonly [name: string, canonical: string, type: EntityType, count: number])[];
}

/** −1 … 1: how much more positive than negative; undefined where the article was not analysed for it. */
export const toneOf = ({ sentiment }: Pick<DayArticle, 'sentiment'>): number | undefined =>
  sentiment && sentiment.scores.positive - sentiment.scores.negative;

/** The mean, to four decimals; undefined of nothing. @param tones in an order that depends on the articles alone */
export function meanTone(tones: readonly (number | undefined)[]): number | undefined {
  const known = tones.filter((tone) => tone !== undefined);
  if (known.length === 0) return undefined;
  return Number((known.reduce((sum, tone) => sum + tone, 0) / known.length).toFixed(4));
}
