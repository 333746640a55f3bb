const PAIR = /[\uD800-\uDBFF][\uDC00-\uDFFF]/g;

/** The number of code points in a text. A lone surrogate counts as one. */
export function countCodePoints(text: string): number {
  return text.length - (text.match(PAIR)?.length ?? 0);
}

/**
 * Converts positions in UTF-16 code units, which the engine uses, to positions in code points, which the service uses.
 *
 * @returns a function from UTF-16 position, 0 … text.length, to code point position
 */
export function codePointCounter(text: string): (utf16: number) => number {
  const pairs = Array.from(text.matchAll(PAIR), ({ index }) => index);
  return (utf16) => {
    let low = 0;
    let high = pairs.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((pairs[middle] as number) < utf16) low = middle + 1;
      else high = middle;
    }
    return utf16 - low;
  };
}
