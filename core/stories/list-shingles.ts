/** Letters and digits, with the marks that combine with them. */
const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu;
/** Scripts that write no spaces between words. Their text is taken by overlapping pairs of characters. */
const UNSPACED =
  /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Thai}|\p{Script=Lao}|\p{Script=Khmer}|\p{Script=Myanmar}/u;
const HANGUL = /\p{Script=Hangul}/u;
const DIGIT = /\p{N}/u;
/** Shorter words are mostly function words. Two texts share pairs of them by chance. */
const MIN_LETTERS = 4;
const MIN_SYLLABLES = 2;

/**
 * The shingles of a text as 24-bit numbers: a hash of each two words in a row, short words left out. Two texts share a
 * shingle when they share such a pair; another pair has the same number in one of 16 million cases.
 *
 * @returns distinct, ascending
 */
export function listShingles(text: string): Uint32Array {
  const hashes = new Set<number>();
  let before = 0;
  for (const word of contentWords(text)) {
    const hash = hashOf(word);
    if (before !== 0) hashes.add(mix(Math.imul(before, 31) + hash) >>> 8);
    before = hash;
  }
  return Uint32Array.from(hashes).sort();
}

function* contentWords(text: string): Generator<string> {
  for (const [word] of text.normalize('NFKC').toLowerCase().matchAll(WORD)) {
    if (UNSPACED.test(word)) yield* pairsOf(word);
    else if (word.length >= (HANGUL.test(word) ? MIN_SYLLABLES : MIN_LETTERS) || DIGIT.test(word)) yield word;
  }
}

function* pairsOf(word: string): Generator<string> {
  const characters = [...word];
  if (characters.length === 1) yield word;
  for (let i = 1; i < characters.length; i++) yield `${characters[i - 1]}${characters[i]}`;
}

/** FNV-1a over UTF-16 code units; never 0. */
function hashOf(word: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193);
  return hash | 1;
}

/** The finalizer of MurmurHash3: each bit of the input changes half of the bits. */
function mix(value: number): number {
  let hash = value;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
