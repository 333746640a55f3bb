import { tableOf, WHITE_SPACE } from './table-of.ts';

/** Characters that may open a sentence before its first word. White space may be between them. */
const OPENERS = tableOf('"\'“”‘’„‚«»‹›([{¿¡「『（【《〈—–-');
const WORD = /[\p{L}\p{M}\d]+/uy;
/** How far after a stop to look, in UTF-16 code units. */
export const LOOK_AHEAD = 80;

export interface NextWord {
  /** Empty if the text has no letter or digit here. */
  readonly word: string;
  readonly isDotted: boolean;
}

/** @returns where the first word after a stop begins, after any opening marks, in UTF-16 code units */
export function nextStart(text: string, from: number): number {
  const last = Math.min(from + LOOK_AHEAD, text.length);
  let at = from;
  while (at < last && isOpener(text.charCodeAt(at))) at += 1;
  return at;
}

const isOpener = (unit: number) => WHITE_SPACE[unit] === 1 || OPENERS[unit] === 1;

/** Reads the word that begins at an offset. */
export function nextWord(text: string, start: number): NextWord {
  WORD.lastIndex = start;
  const word = WORD.exec(text)?.[0].slice(0, LOOK_AHEAD) ?? '';
  return { word, isDotted: text.charAt(start + word.length) === '.' };
}
