/** With fewer letters outside its quotations, a text is read with them. */
const MIN_OWN_LETTERS = 40;

/** Text between double quotation marks, as several languages write them. */
const QUOTATION = /“[^“”„]{2,}[”“]|„[^„“”]{2,}[“”]|«[^«»]{2,}»|»[^«»]{2,}«|"[^"\n]{2,}"(?!\p{L})/gu;
/** A word that begins with a capital: a name, or the first word of a sentence. */
const CAPITALISED = /(?<![\p{L}\p{M}'’-])\p{Lu}[\p{L}\p{M}'’-]*/gu;

/** The part of a text that tells its language. */
export interface TellingText {
  readonly text: string;
  readonly letters: number;
  /** Those of words in small letters. Names are capitalised, and may be of any language. */
  readonly smallLetters: number;
}

/** Leaves out the quotations of a text, which may be in another language, unless little else remains. */
export function tellingText(whole: string): TellingText {
  const outside = whole.replace(QUOTATION, ' ');
  const text = countSmallLetters(outside) >= MIN_OWN_LETTERS ? outside : whole;
  return { text, letters: countLetters(text), smallLetters: countSmallLetters(text) };
}

/** In a text without small letters, capitals mark no names, so all letters count. */
function countSmallLetters(text: string): number {
  return countLetters(/\p{Ll}/u.test(text) ? text.replace(CAPITALISED, ' ') : text);
}

/** In code points. To take out what is no letter is several times as fast as to match each letter. */
function countLetters(text: string): number {
  const letters = text.replace(/\P{L}+/gu, '');
  return letters.length - (letters.match(/[\u{10000}-\u{10FFFF}]/gu)?.length ?? 0);
}
