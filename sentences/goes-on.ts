import { SAYING } from './abbreviations.ts';

const LOWER_START = /^\p{Ll}/u;
/** "iPhone", "eBay": names that begin a sentence in lower case. */
const BRAND_START = /^\p{Ll}\p{Lu}/u;
const QUOTATION_END = /["'”’“‘»«」』]/;
/** Japanese particles that quote or go on: 「行く。」と言った。 */
const QUOTING_PARTICLE = /^(?:[、，,]|と|って|の|は|が|を|に|も|で|など)/;
/** Chinese and Japanese: whoever said it, in few characters, and a verb of saying. */
const CHINESE_SAYING = /^[\p{Script=Han}]{0,5}(?:说|說|道|问|問|表示|称|稱|喊|答)/u;
const MAX_NAME_WORDS = 3;

/**
 * A word in lower case after a stop: the stop was an abbreviation's, or a quotation's within the sentence.
 *
 * @param start where the word begins, in UTF-16 units
 */
export function goesOnInLowerCase(text: string, start: number): boolean {
  const unit = text.charCodeAt(start);
  if (unit < 0x80 && !(unit >= 0x61 && unit <= 0x7a)) return false;
  const word = text.slice(start, start + 4);
  return LOWER_START.test(word) && !BRAND_START.test(word);
}

/**
 * The stop ended a quotation only, and whoever spoke is named behind it.
 *
 * @param stop after the stop, in UTF-16 units: what closes stands from there
 * @param end after what closes
 */
export function endsInsideQuotation(text: string, stop: number, end: number): boolean {
  if (stop === end || !QUOTATION_END.test(text.slice(stop, end))) return false;
  const ahead = text.slice(end, end + 60);
  if (QUOTING_PARTICLE.test(ahead) || CHINESE_SAYING.test(ahead)) return true;
  const names = ahead.trimStart().split(/\s+/, MAX_NAME_WORDS + 1);
  const verb = names.findIndex((word) => SAYING.has(word.replace(/[.,:;]+$/, '')));
  return verb > 0 && names.slice(0, verb).every((word) => /^\p{Lu}/u.test(word));
}
