import type { Span } from '@copydesk/core/article/span';

const PAIR = /[\uD800-\uDBFF][\uDC00-\uDFFF]/g;

/**
 * Where spans begin and end, in code points of their text: span i at 2i and 2i + 1. Only pairs of surrogates are looked
 * for, and most texts hold none: that takes a fraction of the time of a walk over the text.
 *
 * @param spans in UTF-16 units, in order, none of them ending inside a pair
 */
export function countCodePoints(text: string, spans: readonly Span[]): Int32Array {
  const borders = bordersOf(spans);
  const pair = new RegExp(PAIR);
  let pairs = 0;
  let next = pair.exec(text)?.index ?? text.length;
  for (let i = 0; i < borders.length; i++) {
    const border = borders[i] as number;
    while (next < border) {
      pairs += 1;
      next = pair.exec(text)?.index ?? text.length;
    }
    borders[i] = border - pairs;
  }
  return borders;
}

/** Where spans begin and end, in bytes of UTF-8; a lone surrogate has the three of U+FFFD. */
export function countBytes(text: string, spans: readonly Span[]): Int32Array {
  const borders = bordersOf(spans);
  let at = 0;
  let bytes = 0;
  for (let i = 0; i < borders.length; i++) {
    const border = borders[i] as number;
    bytes += Buffer.byteLength(text.slice(at, border));
    at = border;
    borders[i] = bytes;
  }
  return borders;
}

function bordersOf(spans: readonly Span[]): Int32Array {
  const borders = new Int32Array(2 * spans.length);
  spans.forEach(({ begin, end }, i) => {
    borders[2 * i] = begin;
    borders[2 * i + 1] = end;
  });
  return borders;
}
