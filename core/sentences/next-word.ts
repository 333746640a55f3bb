/** What may open a sentence before its first word, white space between included. */
const OPENERS = /[\s"'“”‘’„‚«»‹›([{¿¡「『（【《〈—–-]*/y;
const WORD = /[\p{L}\p{M}\d]+/uy;
/** How much after a stop is looked at. */
const LOOK_AHEAD = 80;

export interface NextWord {
  /** Empty where no letter or digit follows. */
  readonly word: string;
  readonly isDotted: boolean;
  /** The text from the word on, as far as it is looked at. */
  readonly rest: string;
}

/** The word after a stop. */
export function nextWord(text: string, from: number): NextWord {
  const ahead = text.slice(from, from + LOOK_AHEAD);
  OPENERS.lastIndex = 0;
  OPENERS.test(ahead);
  const start = OPENERS.lastIndex;
  WORD.lastIndex = start;
  const word = WORD.exec(ahead)?.[0] ?? '';
  return { word, isDotted: ahead.charAt(start + word.length) === '.', rest: ahead.slice(start) };
}
