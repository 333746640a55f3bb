import type { EntityTypeName } from '../found.ts';

export interface GoldSpan {
  readonly type: EntityTypeName;
  readonly begin: number;
  readonly end: number;
}

/** An annotated document as running text. Spans are UTF-16 code units, end exclusive. */
export interface GoldDocument {
  readonly corpus: string;
  readonly text: string;
  readonly spans: readonly GoldSpan[];
}
