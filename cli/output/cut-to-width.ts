import { stripVTControlCharacters } from 'node:util';

const SEGMENTER = new Intl.Segmenter('en', { granularity: 'grapheme' });
/** What a terminal gives two columns: East Asian wide and fullwidth characters, and emoji. https://www.unicode.org/reports/tr11/ */
const WIDE =
  /[\u1100-\u115F\u2E80-\u303E\u3041-\uA4CF\uA960-\uA97C\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF01-\uFF60\uFFE0-\uFFE6\u{20000}-\u{3FFFD}]|\p{Emoji_Presentation}|\uFE0F/u;

/** Columns of a terminal that a text takes; colours take none. */
export function columnsOf(text: string): number {
  let columns = 0;
  for (const { segment } of SEGMENTER.segment(stripVTControlCharacters(text))) columns += widthOf(segment);
  return columns;
}

/**
 * What of a text stands in so many columns, an ellipsis behind it where it was cut.
 *
 * @param text without colours
 */
export function cutToWidth(text: string, width: number): string {
  if (columnsOf(text) <= width) return text;
  let cut = '';
  let columns = 1;
  for (const { segment } of SEGMENTER.segment(text)) {
    columns += widthOf(segment);
    if (columns > width) break;
    cut += segment;
  }
  return `${cut.trimEnd()}…`;
}

const widthOf = (grapheme: string) => (WIDE.test(grapheme) ? 2 : 1);
