import type { TextSpan } from './span.ts';

/** A run of an article's text that is analysed, and billed, as one document. */
export interface Passage {
  /** 0-based position among the article's passages. */
  readonly index: number;
  readonly text: string;
  /** The white space after it in the article. The texts and gaps, in order, are the whole article. */
  readonly gap: string;
  /** The span of `text` in the article. */
  readonly span: TextSpan;
}
