import { LANGUAGES, type Language } from './language.ts';
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

/** Whether entities of a type have names that another article may share. A date and a quantity are no names. */
export const isNameType = (type: EntityType): boolean => type !== 'DATE' && type !== 'QUANTITY';

/** A span of a passage that names something. */
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

/** A span that refers to a target, by its name or by a pronoun. */
export interface TargetMention extends KeyPhrase {
  /** The tone towards the target in this mention. */
  readonly sentiment: Sentiment;
  /** The engine's confidence that this mention means the same thing as the target's others, 0 … 1. */
  readonly groupScore: number;
}

/** One thing that a passage speaks of, with every mention of it and the tone of each. */
export interface SentimentTarget {
  readonly mentions: readonly TargetMention[];
}

/** The facts about one analysis that other code derives from. */
interface AnalysisTraits {
  /** The operation of Comprehend that answers it. The operation has a quota and a permission of its own. */
  readonly operation: `BatchDetect${string}`;
  /** The name of its units where usage is recorded. */
  readonly units: `${string}Units`;
  /** Whether every article is analysed for it. The other analyses are settings. */
  readonly isBase: boolean;
  /** https://docs.aws.amazon.com/comprehend/latest/dg/supported-languages.html */
  readonly languages: readonly Language[];
}

/**
 * The analyses that an engine can be asked for, in the order in which they are listed everywhere. Each is billed by
 * itself. To add one, add a row: the compiler then names every other place that needs to know it.
 */
export const ANALYSIS_TRAITS = {
  entities: { operation: 'BatchDetectEntities', units: 'entityUnits', isBase: true, languages: LANGUAGES },
  sentiment: {
    operation: 'BatchDetectSentiment',
    units: 'sentimentUnits',
    isBase: true,
    languages: LANGUAGES,
  },
  keyPhrases: {
    operation: 'BatchDetectKeyPhrases',
    units: 'keyPhraseUnits',
    isBase: false,
    languages: LANGUAGES,
  },
  targetedSentiment: {
    operation: 'BatchDetectTargetedSentiment',
    units: 'targetedSentimentUnits',
    isBase: false,
    languages: ['en'],
  },
} as const satisfies Record<string, AnalysisTraits>;

type Traits = typeof ANALYSIS_TRAITS;
export type Analysis = keyof Traits;
/** Every article is analysed for these. */
export type BaseAnalysis = { [A in Analysis]: Traits[A]['isBase'] extends true ? A : never }[Analysis];
/** An owner asks for these. */
export type OptionalAnalysis = Exclude<Analysis, BaseAnalysis>;

export const ANALYSES = Object.keys(ANALYSIS_TRAITS) as readonly Analysis[];
export const BASE_ANALYSES: readonly BaseAnalysis[] = ANALYSES.filter(isBaseAnalysis);

export function isAnalysis(name: unknown): name is Analysis {
  return (ANALYSES as readonly unknown[]).includes(name);
}

export function isBaseAnalysis(analysis: Analysis): analysis is BaseAnalysis {
  return ANALYSIS_TRAITS[analysis].isBase;
}

/** The analyses that can be asked for in a language, out of those given. */
export function analysesIn(language: Language, analyses: readonly Analysis[]): Analysis[] {
  return analyses.filter((analysis) => {
    const { languages }: AnalysisTraits = ANALYSIS_TRAITS[analysis];
    return languages.includes(language);
  });
}

/** The findings of each analysis in one passage. */
export interface Findings {
  readonly entities: readonly EntityMention[];
  readonly sentiment: Sentiment;
  readonly keyPhrases: readonly KeyPhrase[];
  readonly targetedSentiment: readonly SentimentTarget[];
}

/**
 * The findings of an engine in one passage, by analysis. An analysis that was not asked for is absent. One that failed for
 * good is absent, and `failures` names it: an error never reads as "no entities".
 */
export interface PassageAnalysis extends Partial<Pick<Findings, Analysis>> {
  readonly failures: Readonly<Partial<Record<Analysis, AnalysisFailure>>>;
}
