import { tableOf, WHITE_SPACE } from './table-of.ts';

/** What may open a sentence before its first word, white space between included. */
const OPENERS = tableOf('"\'“”‘’„‚«»‹›([{¿¡「『（【《〈—–-');
const WORD = /[\p{L}\p{M}\d]+/uy;
/** How much after a stop is looked at. */
export const LOOK_AHEAD = 80;

export interface NextWord {
  /** Empty where no letter or digit stands. */
  readonly word: string;
  readonly isDotted: boolean;
}

/** @returns where the first word after a stop begins, in UTF-16 units, behind what may open a sentence */
export function nextStart(text: string, from: number): number {
  const last = Math.min(from + LOOK_AHEAD, text.length);
  let at = from;
  while (at < last && isOpener(text.charCodeAt(at))) at += 1;
  return at;
}

const isOpener = (unit: number) => WHITE_SPACE[unit] === 1 || OPENERS[unit] === 1;

/** The word that begins at a place. */
export function nextWord(text: string, start: number): NextWord {
  WORD.lastIndex = start;
  const word = WORD.exec(text)?.[0].slice(0, LOOK_AHEAD) ?? '';
  return { word, isDotted: text.charAt(start + word.length) === '.' };
}
