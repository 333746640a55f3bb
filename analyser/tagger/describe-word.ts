import type { Grammar } from '../languages/grammar.ts';
import { FLAG } from './flags.ts';
import { hashOf } from './hash-of.ts';
import type { Lexicon } from './lexicon.ts';

/** The hashed properties of a word by itself, computed once per distinct word of a text. */
export interface Word {
  readonly text: string;
  readonly lower: string;
  /** Hashes of the word as written and in lower case. */
  readonly exact: number;
  readonly folded: number;
  /** Hashes of its first and last 2, 3 and 4 letters, in lower case. */
  readonly prefixes: readonly number[];
  readonly suffixes: readonly number[];
  /** Hash of its pattern of upper case, lower case, digits and marks, with repeats folded. */
  readonly shape: number;
  /** {@link FLAG} bits of the lists that contain it. */
  readonly flags: number;
  readonly isCapital: boolean;
  /** Hashes of what it is made of: see Grammar.wordParts. */
  readonly parts: readonly number[];
}

const NO_PARTS: readonly number[] = [];
const CAPITAL = /^\p{Lu}/u;

export function describeWord(text: string, lexicon: Lexicon, { wordParts }: Grammar): Word {
  const lower = text.toLowerCase();
  const size = lower.length;
  const isCapital = CAPITAL.test(text);
  const listed = lexicon.get(text) ?? 0;
  const made = wordParts?.(text, lower, listed, lexicon);
  const known = made ? listed | made.flags : listed;
  return {
    text,
    lower,
    exact: hashOf(text),
    folded: hashOf(lower),
    prefixes: [2, 3, 4].map((length) => (size >= length ? hashOf(lower, 0, length) : 0)),
    suffixes: [2, 3, 4].map((length) => (size >= length ? hashOf(lower, size - length, size) : 0)),
    shape: hashOf(shapeOf(text)),
    flags: lower === text ? known : known | ((lexicon.get(lower) ?? 0) & (FLAG.lower | FLAG.speech)),
    isCapital,
    parts: made?.parts ?? NO_PARTS,
  };
}

/** "McDonald" → "AaAa", "U.S." → "A.A.", "3,000" → "0,0"; at most eight letters. */
function shapeOf(text: string): string {
  let shape = '';
  let last = '';
  for (const char of text.slice(0, 24)) {
    const sign = /\p{Lu}/u.test(char)
      ? 'A'
      : /[\p{L}\p{M}]/u.test(char)
        ? 'a'
        : /\p{N}/u.test(char)
          ? '0'
          : char;
    // Two capitals in a row mark an acronym; one does not.
    if (sign !== last || (sign === 'A' && !shape.endsWith('AA'))) shape += sign;
    last = sign;
    if (shape.length === 8) break;
  }
  return shape;
}
