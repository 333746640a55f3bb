import { isUtf8 } from 'node:buffer';

/** Runs of bytes beyond ASCII. Latin scripts have one or two in a row, others whole words of them. */
const HIGH_RUN = /[\x80-\xff]+/g;
const LATIN_RUN = 2;
/** Characters of a word in the wrong case: a lower-case letter before an upper-case one. */
const WRONG_CASE = /\p{Ll}\p{Lu}/gu;

/**
 * Detects the encoding of a bundle that declares none, in its start: UTF-8, else windows-1252 for Latin letters and
 * windows-1251 or KOI8-R for Cyrillic ones. Others have to be declared: the library that detects them is too large.
 *
 * @returns a label that TextDecoder knows
 */
export function detectEncoding(start: Buffer): string {
  // The start may end in the middle of a character.
  if ([0, 1, 2, 3].some((cut) => isUtf8(start.subarray(0, Math.max(0, start.length - cut))))) return 'utf-8';
  const runs = start.toString('latin1').match(HIGH_RUN) ?? [];
  const length = runs.join('').length / runs.length;
  if (length <= LATIN_RUN) return 'windows-1252';
  const isCyrillic =
    runs.filter((run) => /^[\xa8\xb8\xc0-\xff\xa3\xb3]+$/.test(run)).length >= 0.8 * runs.length;
  if (!isCyrillic) return 'utf-8';
  const wrongCases = (label: string) => new TextDecoder(label).decode(start).match(WRONG_CASE)?.length ?? 0;
  return wrongCases('koi8-r') < wrongCases('windows-1251') ? 'koi8-r' : 'windows-1251';
}
