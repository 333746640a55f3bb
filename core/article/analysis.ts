import type { AnalysisFailure } from './status.ts';

/** Comprehend's entity types: https://docs.aws.amazon.com/comprehend/latest/dg/how-entities.html */
export const ENTITY_TYPES = [
  'PERSON',
  'LOCATION',
  'ORGANIZATION',
  'COMMERCIAL_ITEM',
  'EVENT',
  'DATE',
  'QUANTITY',
  'TITLE',
  'OTHER',
] as const;
export type EntityType = (typeof ENTITY_TYPES)[number];

/** One place in a passage that names something. */
export interface EntityMention {
  readonly type: EntityType;
  readonly text: string;
  /** The engine's confidence, 0 … 1. */
  readonly score: number;
  /** Code points of the passage's text, end exclusive, as Comprehend counts. */
  readonly begin: number;
  readonly end: number;
}

export const SENTIMENT_LABELS = ['POSITIVE', 'NEGATIVE', 'NEUTRAL', 'MIXED'] as const;
export type SentimentLabel = (typeof SENTIMENT_LABELS)[number];

/** Confidence in each label; they sum to about 1. */
export interface SentimentScores {
  readonly positive: number;
  readonly negative: number;
  readonly neutral: number;
  readonly mixed: number;
}

export interface Sentiment {
  readonly label: SentimentLabel;
  readonly scores: SentimentScores;
}

/** The analyses that the pipeline asks for; each is billed by itself. */
export const ANALYSES = ['entities', 'sentiment'] as const;
export type Analysis = (typeof ANALYSES)[number];

/**
 * What an engine found in one passage. An analysis that failed for good is absent and named in `failures`: an error
 * never reads as "no entities".
 */
export interface PassageAnalysis {
  readonly entities?: readonly EntityMention[];
  readonly sentiment?: Sentiment;
  readonly failures: Readonly<Partial<Record<Analysis, AnalysisFailure>>>;
}
