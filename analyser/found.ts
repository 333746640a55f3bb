/** The entity types: those of Amazon Comprehend. */
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

/** A span of a text. Offsets are UTF-16 code units, end exclusive: `text === source.slice(begin, end)`. */
export interface FoundSpan {
  readonly text: string;
  /** The confidence, 0 … 1. */
  readonly score: number;
  readonly begin: number;
  readonly end: number;
}

/** A mention of an entity. */
export interface FoundEntity extends FoundSpan {
  readonly type: EntityTypeName;
}

/** The tone of a text. The scores add up to 1. */
export interface FoundSentiment {
  readonly label: 'POSITIVE' | 'NEGATIVE' | 'NEUTRAL' | 'MIXED';
  readonly scores: {
    readonly positive: number;
    readonly negative: number;
    readonly neutral: number;
    readonly mixed: number;
  };
}

/** The mentions of one entity, with the tone towards it at each mention. */
export interface FoundTarget {
  readonly mentions: readonly (FoundEntity & {
    readonly sentiment: FoundSentiment;
    /** The confidence that this mention refers to the same entity as the others, 0 … 1. */
    readonly groupScore: number;
  })[];
  /** Index of the most descriptive mention. */
  readonly best: number;
}
