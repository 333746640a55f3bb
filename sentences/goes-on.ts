import { SAYING } from './abbreviations.ts';

/** "г. № 5": the sign for a number begins no sentence. */
const NUMERO = 0x2116;
const LOWER_START = /^\p{Ll}/u;
/** "iPhone", "eBay": names that may begin a sentence in lower case. */
const BRAND_START = /^\p{Ll}\p{Lu}/u;
const QUOTATION_END = /["'”’“‘»«」』]/;
/** Japanese particles that quote or continue the sentence: 「行く。」と言った。 */
const QUOTING_PARTICLE = /^(?:[、，,]|と|って|の|は|が|を|に|も|で|など)/;
/** Chinese and Japanese: the speaker, in at most five characters, and a verb of saying. */
const CHINESE_SAYING = /^[\p{Script=Han}]{0,5}(?:说|說|道|问|問|表示|称|稱|喊|答)/u;
const MAX_NAME_WORDS = 3;

/**
 * Tests for a lower-case word or a number sign after a stop. Then the stop belongs to an abbreviation, or to a quotation within the sentence.
 *
 * @param start where the word begins, in UTF-16 code units
 */
export function goesOnInLowerCase(text: string, start: number): boolean {
  const unit = text.charCodeAt(start);
  if (unit === NUMERO) return true;
  if (unit < 0x80 && !(unit >= 0x61 && unit <= 0x7a)) return false;
  const word = text.slice(start, start + 4);
  return LOWER_START.test(word) && !BRAND_START.test(word);
}

/**
 * Tests whether the stop ended only a quotation, so that the sentence continues with its speaker.
 *
 * @param stop where the stop ends and its closing marks begin, in UTF-16 code units
 * @param end where the closing marks end
 */
export function endsInsideQuotation(text: string, stop: number, end: number): boolean {
  if (stop === end || !QUOTATION_END.test(text.slice(stop, end))) return false;
  const ahead = text.slice(end, end + 60);
  if (QUOTING_PARTICLE.test(ahead) || CHINESE_SAYING.test(ahead)) return true;
  const names = ahead.trimStart().split(/\s+/, MAX_NAME_WORDS + 1);
  const verb = names.findIndex((word) => SAYING.has(word.replace(/[.,:;]+$/, '')));
  return verb > 0 && names.slice(0, verb).every((word) => /^\p{Lu}/u.test(word));
}
