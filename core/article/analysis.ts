import type { Language } from './language.ts';
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

/** A noun phrase of a passage. Offsets as an entity's. */
export type KeyPhrase = Omit<EntityMention, 'type'>;

/** One place that speaks of a target, by its name or by a pronoun. */
export interface TargetMention extends KeyPhrase {
  /** The tone towards the target at this place. */
  readonly sentiment: Sentiment;
  /** The engine's confidence that this place means the same thing as the target's others, 0 … 1. */
  readonly groupScore: number;
}

/** One thing that a passage speaks of, and how it does so wherever it does. */
export interface SentimentTarget {
  readonly mentions: readonly TargetMention[];
}

/** What may be asked of an engine; each analysis is billed by itself. */
export const ANALYSES = ['entities', 'sentiment', 'keyPhrases', 'targetedSentiment'] as const;
export type Analysis = (typeof ANALYSES)[number];

/** What every article is analysed for. */
export const BASE_ANALYSES = ['entities', 'sentiment'] as const satisfies readonly Analysis[];

export function isAnalysis(name: unknown): name is Analysis {
  return (ANALYSES as readonly unknown[]).includes(name);
}

/**
 * What a text in some language can be analysed for: sentiment by target is found in English alone.
 * https://docs.aws.amazon.com/comprehend/latest/dg/supported-languages.html
 */
export function analysesIn(language: Language, analyses: readonly Analysis[]): Analysis[] {
  return analyses.filter((analysis) => analysis !== 'targetedSentiment' || language === 'en');
}

/** What each analysis finds in one passage. */
interface Findings {
  readonly entities: readonly EntityMention[];
  readonly sentiment: Sentiment;
  readonly keyPhrases: readonly KeyPhrase[];
  readonly targetedSentiment: readonly SentimentTarget[];
}

/**
 * What an engine found in one passage, by analysis. One that was not asked for is absent; one that failed for good is
 * absent and named in `failures`: an error never reads as "no entities".
 */
export interface PassageAnalysis extends Partial<Findings> {
  readonly failures: Readonly<Partial<Record<Analysis, AnalysisFailure>>>;
}
