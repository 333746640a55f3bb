import type { Grammar } from '../languages/grammar.ts';
import type { GoldSpan } from './gold-document.ts';
import type { TaggerOptions } from './train-tagger.ts';

/** How the annotations of a language are read, and its lists are gathered. */
export interface TrainedLanguage {
  readonly code: string;
  readonly grammar: Grammar;
  /** Builds the lists from packages, and from the texts of the corpora. */
  readonly buildLexicon: (texts: readonly string[]) => Map<string, number>;
  /** Makes the annotations of different corpora agree; an empty list drops the span. */
  readonly unifySpan: (text: string, span: GoldSpan, corpus: string) => GoldSpan[];
  /** Where its training differs from that of English. */
  readonly options: Pick<TaggerOptions, 'keep'> & Partial<Pick<TaggerOptions, 'epochs' | 'dropout'>>;
  /** Weights of the corpora. */
  readonly weightOf: (corpus: string) => number;
}
