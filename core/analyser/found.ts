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

/** A thing that a text names. Offsets are UTF-16 units, end exclusive: `text === source.slice(begin, end)`. */
export interface FoundEntity {
  readonly type: EntityTypeName;
  readonly text: string;
  /** How sure the rule that found it is, 0 … 1. */
  readonly score: number;
  readonly begin: number;
  readonly end: number;
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
