import {
  AFTER_ORDINAL,
  AFTER_TIME,
  BEFORE_NUMBER,
  MAY_END,
  NEVER_ENDS,
  PARTICLES,
  STARTERS,
  TITLES,
} from './abbreviations.ts';
import { LOOK_AHEAD, nextWord } from './next-word.ts';
import { tableOf, WHITE_SPACE } from './table-of.ts';

/** How far before a stop to look, in UTF-16 code units. No abbreviation is longer. */
const LOOK_BACK = 24;
/** A longer word is no abbreviation. */
const MAX_CHARS = 12;
/** Characters that may precede an abbreviation, apart from white space. */
const BEFORE_WORD = tableOf('"\'“”‘’„‚«»‹›([{¿¡「『（【《〈—–/,;:+');
const INITIAL = /^\p{L}\p{M}*$/u;
/** "U.S", "J.-M", "EE.UU". */
const DOTTED = /^(?:\p{L}{1,2}\.-?)+\p{L}{1,2}$/u;
const TIME_OF_DAY = /^[ap]\.m$/i;
const ORDINAL = /^\d{1,3}$/;
const NUMBER_START = /^(?:\d|[IVXLC]+\b)/;
/** "1." or "a)" at the start of a list item is no sentence. */
const ENUMERATOR = /^\s*(?:[•⁃‣*–-]\s*)?\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})$/;
/** "At 5 a.m. Mr. Smith left.": a sentence has more words than a time. */
const TIME_ONLY =
  /^\s*(?:At|By|From|Until|Before|After|Around|About|Since)\s+\d{1,2}(?:[:.]\d\d)?\s*[ap]\.m$/i;
/** "You and I.": the pronoun, not an initial. */
const PRONOUN = /\b(?:and|or|than|nor) I$/;

/** Words whose full stop may mark an abbreviation. Most sentences end in another word, and need no further test. */
const ABBREVIATIONS: ReadonlySet<string> = new Set([...NEVER_ENDS, ...BEFORE_NUMBER, ...MAY_END]);
/** A word whose first two characters are letters, without a dot: no initial, no number, no dotted abbreviation. */
const WHOLE_WORD = /^[A-Za-z]{2}[^.]*$/;

/**
 * Decides whether a single full stop ends a sentence. The caller has seen that no lower-case word follows.
 *
 * @param begin where the sentence begins, in UTF-16 code units
 * @param stop where the full stop is
 * @param start where the next word begins
 */
export function endsAtFullStop(text: string, begin: number, stop: number, start: number): boolean {
  const word = wordBefore(text, begin, stop);
  if (word === '' || word.length > MAX_CHARS) return true;
  if (stop - begin < LOOK_BACK && ENUMERATOR.test(text.slice(begin, stop))) return false;
  if (WHOLE_WORD.test(word) && !ABBREVIATIONS.has(word)) return true;
  const next = nextWord(text, start);
  const rest = text.slice(start, start + LOOK_AHEAD);
  if (ORDINAL.test(word)) return !AFTER_ORDINAL.has(next.word);
  if (NEVER_ENDS.has(word)) return false;
  if (BEFORE_NUMBER.has(word) && NUMBER_START.test(rest)) return false;
  if (word === 'I' && PRONOUN.test(text.slice(Math.max(begin, stop - LOOK_BACK), stop))) return true;
  if (TIME_OF_DAY.test(word)) {
    if (stop - begin < LOOK_BACK && TIME_ONLY.test(text.slice(begin, stop))) return false;
    return !AFTER_TIME.has(next.word) && !NUMBER_START.test(rest);
  }
  const isName = INITIAL.test(word) || DOTTED.test(word);
  if (!isName && !MAY_END.has(word)) return true;
  // "J. A. Smith": a starter with a full stop of its own is an initial.
  const isSurname = PARTICLES.has(next.word) && !MAY_END.has(word);
  return STARTERS.has(next.word) && !next.isDotted && !isSurname;
}

/** A word or a number, so that no address or file name is cut. */
const PLAIN_WORD = /^(?:\p{Lu}?[\p{Ll}’'-]*\p{Ll}{2}|[\d.,]*\d{2})$/u;

/**
 * Decides whether a full stop without a space behind it ends a sentence: "He left.The door closed." The next word must be one
 * that begins sentences, because most such stops are in addresses and in names of files.
 *
 * @param begin where the sentence begins, in UTF-16 code units
 * @param stop where the full stop is
 */
export function endsGlued(text: string, begin: number, stop: number): boolean {
  const { word } = nextWord(text, stop + 1);
  if (word.length < 2 || !(STARTERS.has(word) || TITLES.has(word))) return false;
  return PLAIN_WORD.test(wordBefore(text, begin, stop)) && text.charAt(stop + 1 + word.length) !== '/';
}

/** Whether a number that follows a stop at once is that of a note: "in the paper (1987).1 According to it". */
export function isNoteNumber(text: string, begin: number, stop: number): boolean {
  const word = wordBefore(text, begin, stop);
  return /^(?:\d*\)|[\p{Ll}’'-]{3,}\)?)$/u.test(word) && !ABBREVIATIONS.has(word);
}

function wordBefore(text: string, begin: number, stop: number): string {
  const first = Math.max(begin, stop - LOOK_BACK);
  let at = stop;
  while (at > first && !isBoundary(text.charCodeAt(at - 1))) at -= 1;
  return text.slice(at, stop);
}

const isBoundary = (unit: number) => WHITE_SPACE[unit] === 1 || BEFORE_WORD[unit] === 1;
