/** Half-open: `begin` is the first offset inside, `end` the first one after. The unit is named where a span is kept. */
export interface Span {
  readonly begin: number;
  readonly end: number;
}

/**
 * A span of an article's text, in both units that clients count in: Unicode code points (Comprehend, Python) and
 * UTF-16 code units (JavaScript, Java, C#).
 */
export interface TextSpan {
  readonly codePoints: Span;
  readonly utf16: Span;
}
