import { createHash } from 'node:crypto';

/** A sort key has at most 1,024 bytes in DynamoDB. The parts around a name take fewer than this limit leaves. */
const MAX_BYTES = 512;

/** Marks that no reader sees: soft hyphens, joiners, zero-width spaces, marks of direction. */
const INVISIBLE =
  /[\u00AD\u061C\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]|\u034F|[\uFE00-\uFE0F]/gu;
/** Letters, accents and quotes that are typed where an apostrophe belongs: "O´Neill", "Hawaiʻi", "Sanaʿa". */
const APOSTROPHE = /[`´ʹʻ-ʿˈ‘’‛′＇]/gu;
const HYPHEN = /[‐-―−﹘﹣－]/gu;
/** Initials are written with and without spaces: "J. K. Rowling" and "J.K. Rowling", "U. S." and "U.S." */
const SPACE_OF_INITIALS = /(?<=(?<![\p{L}\p{M}\p{N}])\p{L}\.)\s+(?=\p{L}\.)/gu;
/** A stop before a digit belongs to a number: 1.5 is not 15. */
const STOP = /[.,](?!\d)/gu;
/** Between two letters or digits. In front of a number it is a sign. */
const JOINING_HYPHEN = /(?<=[\p{L}\p{M}\p{N}])-(?=[\p{L}\p{N}])/gu;
const ARTICLES = /^(?:the )+(?=.)/u;

/**
 * The form of a name that keys and queries are made of. Names that differ only in case, compatibility forms, spacing,
 * invisible marks, the kind of apostrophe or hyphen, a hyphen instead of a space, full stops, commas, "&" instead of
 * "and", or a leading "the" have the same form: "the U.S." and "US" are `us`. Accents stay. Folding twice changes nothing.
 *
 * A name that is too long for a key is cut, and a digest of the whole name keeps it apart from similar names.
 *
 * @returns at most 512 bytes of UTF-8; empty only for a name of spaces and invisible marks
 */
export function foldName(name: string): string {
  const plain = foldCase(name);
  const folded = tidy(
    plain
      .replace(SPACE_OF_INITIALS, '')
      .replace(STOP, '')
      .replace(JOINING_HYPHEN, ' ')
      .replace(/\s&\s/gu, ' and '),
  ).replace(ARTICLES, '');
  // A name such as "..." would become empty.
  return cutToKey(folded || tidy(plain));
}

/** Letters with the same capital count as the same letter: "Straße" is "STRASSE", and sigma has two small forms. */
function foldCase(text: string): string {
  // Most names. The other way takes five times as long.
  if (/^[\x20-\x7E]*$/.test(text)) return text.replaceAll('`', "'").toLowerCase();
  const small = unifyMarks(text).normalize('NFKC').toUpperCase().toLowerCase().replaceAll('ς', 'σ');
  // Compatibility forms may hold apostrophes, hyphens and marks of their own.
  return unifyMarks(small.normalize('NFKC'));
}

const unifyMarks = (text: string) =>
  text.replace(INVISIBLE, '').replace(APOSTROPHE, "'").replace(HYPHEN, '-');
const tidy = (text: string) => text.replace(/\s+/gu, ' ').trim();

function cutToKey(folded: string): string {
  if (Buffer.byteLength(folded) <= MAX_BYTES) return folded;
  const digest = createHash('sha256').update(folded).digest('hex').slice(0, 16);
  let cut = '';
  let bytes = 0;
  for (const character of folded) {
    bytes += Buffer.byteLength(character);
    if (bytes > MAX_BYTES - digest.length - 1) break;
    cut += character;
  }
  return `${cut}~${digest}`;
}
