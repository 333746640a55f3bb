import type { EntityType, SentimentLabel, SentimentScores } from '../../core/article/analysis.ts';

/** A found thing in UTF-16 units of the text it was found in, end exclusive. */
export interface FoundSpan {
  readonly text: string;
  /** Confidence, 0 … 1. */
  readonly score: number;
  readonly begin: number;
  readonly end: number;
}

export interface FoundEntity extends FoundSpan {
  readonly type: EntityType;
}

export interface FoundSentiment {
  readonly label: SentimentLabel;
  readonly scores: SentimentScores;
}

/** The mentions of one thing, and how the text speaks of it where it names it. */
export interface FoundTarget {
  readonly mentions: readonly (FoundEntity & {
    readonly sentiment: FoundSentiment;
    /** Confidence that this mention means the same thing as the others, 0 … 1. */
    readonly groupScore: number;
  })[];
  /** Index of the mention that names the thing best. */
  readonly best: number;
}

/** What the endpoint answers from. Synchronous but for one: the endpoint gives way between documents. */
export interface Engine {
  readonly version: string;
  /** Comprehend's codes of the languages that it speaks. It is asked about no other. */
  readonly languages: readonly string[];
  entities(text: string): readonly FoundEntity[];
  sentiment(text: string): FoundSentiment;
  keyPhrases(text: string): readonly FoundSpan[];
  targetedSentiment(text: string): readonly FoundTarget[];
  /** The likeliest first; empty for a text that holds no language. Knows more languages than `languages`. */
  dominantLanguages(text: string): Promise<readonly { readonly code: string; readonly score: number }[]>;
}
