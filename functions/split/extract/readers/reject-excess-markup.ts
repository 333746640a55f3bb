import { Rejection } from '@copydesk/core/article/errors';
import { MAX_TEXT_BYTES } from '@copydesk/core/article/limits';
import { type MarkupSize, measureMarkup } from './measure-markup.ts';

/** Readability's time grows with the square of the nesting. Pages for people nest at most 60 deep. */
const MAX_DEPTH = 300;
const MAX_ELEMENTS = 30_000;
/** Three times the text that is analysed: a page has menus and comments beside its article. */
const MAX_CHARACTERS = 3 * MAX_TEXT_BYTES;

/**
 * Rejects markup that would take too long to read.
 *
 * @throws Rejection UNSUPPORTED_FORMAT or TEXT_TOO_LONG
 */
export function rejectExcessMarkup(source: string): MarkupSize {
  const size = measureMarkup(source);
  const { depth, elements, characters } = size;
  if (characters > MAX_CHARACTERS) {
    throw new Rejection(
      'TEXT_TOO_LONG',
      `The markup contains ${characters} characters of text; at most ${MAX_TEXT_BYTES} bytes are analysed`,
    );
  }
  if (depth <= MAX_DEPTH && elements <= MAX_ELEMENTS) return size;
  throw new Rejection(
    'UNSUPPORTED_FORMAT',
    `The markup has ${elements} elements, nested ${depth} deep; at most ${MAX_ELEMENTS}, nested ${MAX_DEPTH} deep, are read. Upload the article's text alone`,
  );
}
