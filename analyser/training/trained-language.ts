import type { Grammar } from '../languages/grammar.ts';
import type { GoldSpan } from './gold-document.ts';

/** How the annotations of a language are read, and its lists are gathered. */
export interface TrainedLanguage {
  readonly code: string;
  readonly grammar: Grammar;
  /** Builds the lists from packages, and from the texts of the corpora. */
  readonly buildLexicon: (texts: readonly string[]) => Map<string, number>;
  /** Makes the annotations of different corpora agree; an empty list drops the span. */
  readonly unifySpan: (text: string, span: GoldSpan, corpus: string) => GoldSpan[];
  /** The number of features that are kept. */
  readonly keep: number;
  /** Weights of the corpora. */
  readonly weightOf: (corpus: string) => number;
}
