import {
  AFTER_ORDINAL,
  AFTER_TIME,
  BEFORE_NUMBER,
  MAY_END,
  NEVER_ENDS,
  PARTICLES,
  STARTERS,
} from './abbreviations.ts';
import { nextWord } from './next-word.ts';

/** How much before a stop is looked at: no abbreviation is longer. */
const LOOK_BACK = 24;
/** Longer words are no abbreviations. */
const MAX_CHARS = 12;
/** What may stand before an abbreviation, apart from white space. */
const BEFORE_WORD = '"\'“”‘’„‚«»‹›([{¿¡「『（【《〈—–/,;:+';
const INITIAL = /^\p{L}\p{M}*$/u;
/** "U.S", "J.-M", "EE.UU". */
const DOTTED = /^(?:\p{L}{1,2}\.-?)+\p{L}{1,2}$/u;
const TIME_OF_DAY = /^[ap]\.m$/i;
const ORDINAL = /^\d{1,3}$/;
const NUMBER_START = /^(?:\d|[IVXLC]+\b)/;

/**
 * Whether a single full stop ends a sentence; what follows is no word in lower case.
 *
 * @param begin where the sentence began, in UTF-16 units
 * @param stop where the full stop is
 * @param end after the stop and what closes behind it
 */
export function endsAtFullStop(text: string, begin: number, stop: number, end: number): boolean {
  const word = wordBefore(text, begin, stop);
  if (word === '' || word.length > MAX_CHARS) return true;
  const next = nextWord(text, end);
  if (isEnumerator(text.slice(begin, stop))) return false;
  if (ORDINAL.test(word)) return !AFTER_ORDINAL.has(next.word);
  if (NEVER_ENDS.has(word)) return false;
  if (BEFORE_NUMBER.has(word) && NUMBER_START.test(next.rest)) return false;
  if (TIME_OF_DAY.test(word)) return !AFTER_TIME.has(next.word) && !NUMBER_START.test(next.rest);
  const isName = INITIAL.test(word) || DOTTED.test(word);
  if (!isName && !MAY_END.has(word)) return true;
  // "J. A. Smith": a starter that bears a full stop itself is an initial, too.
  const isSurname = PARTICLES.has(next.word) && !MAY_END.has(word);
  return STARTERS.has(next.word) && !next.isDotted && !isSurname;
}

/** By a loop: this runs at each full stop, and a pattern that ends in `$` would be tried at each character. */
function wordBefore(text: string, begin: number, stop: number): string {
  const first = Math.max(begin, stop - LOOK_BACK);
  let at = stop;
  while (at > first && !isBoundary(text.charAt(at - 1))) at -= 1;
  return text.slice(at, stop);
}

const isBoundary = (character: string) =>
  character === ' ' || character === '\n' || BEFORE_WORD.includes(character) || character.trim() === '';

/** "1." or "a)" at the head of a list's item is no sentence. */
function isEnumerator(sentence: string): boolean {
  return sentence.length < LOOK_BACK && /^\s*\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})$/.test(sentence);
}
