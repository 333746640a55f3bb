import { SAYING } from './abbreviations.ts';
import { nextWord } from './next-word.ts';

const LOWER_START = /^\p{Ll}/u;
/** "iPhone", "eBay": names that begin a sentence in lower case. */
const BRAND_START = /^\p{Ll}\p{Lu}/u;
const QUOTATION_END = /["'”’“‘»«」』]/;
/** Japanese particles that quote or go on: 「行く。」と言った。 */
const QUOTING_PARTICLE = /^(?:[、，,]|と|って|の|は|が|を|に|も|で|など)/;
/** Chinese and Japanese: whoever said it, in few characters, and a verb of saying. */
const CHINESE_SAYING = /^[\p{Script=Han}]{0,5}(?:说|說|道|问|問|表示|称|稱|喊|答)/u;
const MAX_NAME_WORDS = 3;

/** A word in lower case after a stop: the stop was an abbreviation's, or a quotation's within the sentence. */
export function goesOnInLowerCase(text: string, from: number): boolean {
  const { rest } = nextWord(text, from);
  return LOWER_START.test(rest) && !BRAND_START.test(rest);
}

/** The stop ended a quotation only, and whoever spoke is named behind it. */
export function endsInsideQuotation(text: string, from: number, closers: string): boolean {
  if (!QUOTATION_END.test(closers)) return false;
  const ahead = text.slice(from, from + 60);
  if (QUOTING_PARTICLE.test(ahead) || CHINESE_SAYING.test(ahead)) return true;
  const names = ahead.trimStart().split(/\s+/, MAX_NAME_WORDS + 1);
  const verb = names.findIndex((word) => SAYING.has(word.replace(/[.,:;]+$/, '')));
  return verb > 0 && names.slice(0, verb).every((word) => /^\p{Lu}/u.test(word));
}
