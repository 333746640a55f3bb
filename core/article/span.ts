/** Half-open: `begin` is the first position inside, `end` the first one after. The unit is named where one is held. */
export interface Span {
  readonly begin: number;
  readonly end: number;
}

/**
 * A place in an article's text, in both units that clients count in: Unicode code points (Comprehend, Python) and
 * UTF-16 code units (JavaScript, Java, C#).
 */
export interface TextSpan {
  readonly codePoints: Span;
  readonly utf16: Span;
}
