import { tableOf, WHITE_SPACE } from './table-of.ts';

/** The marks of a list's items that were set in one line: "1. … 2. …", "1) … 2) …", "• 9. … • 10. …", "a. … b. …". */
const MARK = /^((?:[•⁃‣*]\s?)?)(\(?)(\d{1,2}|[a-y])(\.\)|[.)])\s+(?=\p{Lu})/u;
/** An item that is longer is a text of its own, in which the mark of the next one may stand for something else. */
const MAX_CHARS = 400;
/** How far to look for the mark. Without a bound, a text of line feeds takes quadratic time. */
const MAX_BLANKS = 80;
const NOT_FOUND = -1;
/** The characters that a mark may begin with. */
const FIRST = tableOf('0123456789abcdefghijklmnopqrstuvwxy(•⁃‣*');

/**
 * Finds where an item of a list ends that was set in one line with the next one: before the next one's mark.
 *
 * @param from where the sentence begins, white space included, in UTF-16 code units
 * @returns -1 if the sentence is no such item
 */
export function endOfItem(text: string, from: number): number {
  let begin = from;
  const last = from + MAX_BLANKS;
  while (begin < last && WHITE_SPACE[text.charCodeAt(begin)] === 1) begin += 1;
  if (FIRST[text.charCodeAt(begin)] !== 1) return NOT_FOUND;
  return findNextMark(text, begin);
}

function findNextMark(text: string, begin: number): number {
  const line = text.slice(begin, begin + MAX_CHARS).split('\n', 1)[0] as string;
  const [mark = '', bullet = '', open = '', number = '', close = ''] = MARK.exec(line) ?? [];
  if (mark === '') return NOT_FOUND;
  const next = /\d/.test(number) ? String(Number(number) + 1) : String.fromCharCode(number.charCodeAt(0) + 1);
  const after = ` ${bullet}${open}${next}${close} `;
  const at = line.indexOf(after, mark.length);
  return at >= 0 && /^\p{Lu}/u.test(line.slice(at + after.length)) ? begin + at : NOT_FOUND;
}
