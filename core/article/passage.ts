import type { TextSpan } from './span.ts';

/** A run of an article's text that is analysed, and billed, as one document. */
export interface Passage {
  /** 0-based position among the article's passages. */
  readonly index: number;
  readonly text: string;
  /** The white space that stands after it in the article: the texts and gaps in order are the whole article. */
  readonly gap: string;
  /** Where `text` stands in the article. */
  readonly span: TextSpan;
}
