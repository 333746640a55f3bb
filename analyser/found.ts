/** The entity types that the analyser tells: those of Amazon Comprehend. */
export type EntityTypeName =
  | 'PERSON'
  | 'LOCATION'
  | 'ORGANIZATION'
  | 'COMMERCIAL_ITEM'
  | 'EVENT'
  | 'DATE'
  | 'QUANTITY'
  | 'TITLE'
  | 'OTHER';

/** A stretch of a text. Offsets are UTF-16 units, end exclusive: `text === source.slice(begin, end)`. */
export interface FoundSpan {
  readonly text: string;
  /** How sure the rule that found it is, 0 … 1. */
  readonly score: number;
  readonly begin: number;
  readonly end: number;
}

/** A thing that a text names. */
export interface FoundEntity extends FoundSpan {
  readonly type: EntityTypeName;
}

/** The tone of a text; the scores sum to 1. */
export interface FoundSentiment {
  readonly label: 'POSITIVE' | 'NEGATIVE' | 'NEUTRAL' | 'MIXED';
  readonly scores: {
    readonly positive: number;
    readonly negative: number;
    readonly neutral: number;
    readonly mixed: number;
  };
}

/** The mentions of one thing, and how the text speaks of it where it names it. */
export interface FoundTarget {
  readonly mentions: readonly (FoundEntity & {
    readonly sentiment: FoundSentiment;
    /** How sure it is that this mention means the same thing as the others, 0 … 1. */
    readonly groupScore: number;
  })[];
  /** Index of the mention that names the thing best. */
  readonly best: number;
}
