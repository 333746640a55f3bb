import type { Span, TextSpan } from './span.ts';

const isHighSurrogate = (unit: number) => unit >= 0xd800 && unit <= 0xdbff;
const isLowSurrogate = (unit: number) => unit >= 0xdc00 && unit <= 0xdfff;

/**
 * Converts between offsets in code points and in UTF-16 code units of one text. No other code does.
 *
 * It keeps one number for each code point beyond the basic plane. An English article costs nothing, and a conversion is a
 * binary search over its emoji. A lone surrogate counts as one code point, as in String.prototype.codePointAt.
 */
export class Offsets {
  /** Length of the text in code points. */
  readonly codePoints: number;
  readonly #text: string;
  /** The UTF-16 offsets of the code points that take two units, ascending. */
  readonly #pairs: number[] = [];

  constructor(text: string) {
    this.#text = text;
    for (let i = 0; i + 1 < text.length; i++) {
      if (isHighSurrogate(text.charCodeAt(i)) && isLowSurrogate(text.charCodeAt(i + 1)))
        this.#pairs.push(i++);
    }
    this.codePoints = text.length - this.#pairs.length;
  }

  /**
   * @param utf16 an offset in UTF-16 code units, on a code point boundary, 0 … text.length
   * @throws RangeError for an offset outside the text
   */
  toCodePoints(utf16: number): number {
    if (!(utf16 >= 0 && utf16 <= this.#text.length)) {
      throw new RangeError(`UTF-16 offset ${utf16} is outside a text of ${this.#text.length} units`);
    }
    return utf16 - this.#countPairs((pair) => pair < utf16);
  }

  /**
   * @param codePoints an offset in code points, 0 … codePoints
   * @throws RangeError for an offset outside the text
   */
  toUtf16(codePoints: number): number {
    if (!(codePoints >= 0 && codePoints <= this.codePoints)) {
      throw new RangeError(
        `code point offset ${codePoints} is outside a text of ${this.codePoints} code points`,
      );
    }
    // The k-th pair begins at code point pairs[k] - k.
    return codePoints + this.#countPairs((pair, k) => pair - k < codePoints);
  }

  /** @param span in code points of this text */
  spanOfCodePoints(span: Span): TextSpan {
    return { codePoints: span, utf16: { begin: this.toUtf16(span.begin), end: this.toUtf16(span.end) } };
  }

  /** @param span in UTF-16 units of this text */
  spanOfUtf16(span: Span): TextSpan {
    return {
      codePoints: { begin: this.toCodePoints(span.begin), end: this.toCodePoints(span.end) },
      utf16: span,
    };
  }

  /** Counts the pairs for which `before` is true. It must be true for a prefix of them. */
  #countPairs(before: (pair: number, k: number) => boolean): number {
    let low = 0;
    let high = this.#pairs.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (before(this.#pairs[middle] as number, middle)) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** Converts a span within a passage into a span within the article. */
export function shiftSpan(span: TextSpan, by: TextSpan): TextSpan {
  const shift = ({ begin, end }: Span, origin: number): Span => ({
    begin: begin + origin,
    end: end + origin,
  });
  return {
    codePoints: shift(span.codePoints, by.codePoints.begin),
    utf16: shift(span.utf16, by.utf16.begin),
  };
}
