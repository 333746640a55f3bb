import { NEGATIONS } from '../gazetteers/tones.ts';
import type { Token } from '../tokenise.ts';
import { TONE_BUCKETS } from './tone-model.ts';

/** The tone features of a sentence: buckets of weights, and the strength of each. */
export interface ToneFeatures {
  readonly buckets: number[];
  readonly values: number[];
}

/** The number of words that a negation affects. */
const REACH = 3;
const NEGATED = /n['’]t$/;
/** "Not good" is negative, but less so than "bad". */
const TURNED = -0.6;

/** Kinds of features. The same word is a different feature in each kind. */
const KIND = { word: 1, negated: 2, stem: 3, pair: 4, valence: 5, length: 6 } as const;
const STEM = 6;
const PAIR_WEIGHT = 0.7;
const STEM_WEIGHT = 0.7;
/** The total weight of words, stems and pairs, whatever the length of the sentence. */
const NORM = 3;

/** Replaces every name: the tone depends on the statement, not on its subject. */
const NAME = 1;
const EDGE = 2;
const NUMBER = 3;

/**
 * Lists the tone features of one sentence: its words, their first letters and neighbours, and their valences, which a
 * negation reverses. Names are no features, so that no person, party or people has a tone of its own.
 *
 * @param lexicon valences of words, -4 … 4
 */
export function listToneFeatures(
  sentence: readonly Token[],
  lexicon: ReadonlyMap<string, number>,
): ToneFeatures {
  const seen = new Map<number, number>();
  let negatedUntil = -1;
  let positive = 0;
  let negative = 0;
  let before = EDGE;
  sentence.forEach((token, i) => {
    const word = token.text.toLowerCase();
    const valence = lexicon.get(word);
    const isNegated = i <= negatedUntil;
    if (NEGATIONS.has(word) || NEGATED.test(word)) negatedUntil = i + REACH;
    const hash = isName(token, word, valence) ? NAME : token.kind === 'number' ? NUMBER : hashOf(word);
    seen.set(bucketOf(KIND.pair, before, hash), PAIR_WEIGHT);
    before = hash;
    if (hash === NAME) return;
    seen.set(bucketOf(KIND.word, hash), 1);
    if (isNegated) seen.set(bucketOf(KIND.negated, hash), 1);
    if (word.length > STEM) seen.set(bucketOf(KIND.stem, hashOf(word.slice(0, STEM))), STEM_WEIGHT);
    if (valence === undefined) return;
    const heard = isNegated ? valence * TURNED : valence;
    if (heard > 0) positive += heard;
    else negative -= heard;
  });
  return withValences(normalise(seen), positive, negative, sentence.length);
}

/** A capital marks a name, except at the start of a sentence and in headlines. */
function isName(token: Token, word: string, valence: number | undefined): boolean {
  if (token.text === word || token.kind !== 'word') return false;
  if (token.startsSentence || token.inHeadline) return valence === undefined && word.length > 3;
  return true;
}

function normalise(seen: ReadonlyMap<number, number>): { buckets: number[]; values: number[] } {
  const buckets = [...seen.keys()];
  const values = [...seen.values()];
  const norm = Math.sqrt(values.reduce((sum, value) => sum + value * value, 0)) || 1;
  return { buckets, values: values.map((value) => (value * NORM) / norm) };
}

function withValences(
  { buckets, values }: { buckets: number[]; values: number[] },
  positive: number,
  negative: number,
  size: number,
): ToneFeatures {
  const put = (kind: number, which: number, value: number) => {
    buckets.push(bucketOf(kind, which));
    values.push(value);
  };
  put(KIND.valence, 0, 1);
  put(KIND.valence, 1, Math.log1p(positive));
  put(KIND.valence, 2, Math.log1p(negative));
  put(KIND.valence, 3, Math.tanh((positive - negative) / 4));
  put(KIND.valence, positive + negative === 0 ? 4 : 5, 1);
  put(KIND.valence, 6, Math.min(2, Math.min(positive, negative) / 2));
  put(KIND.length, Math.min(8, Math.floor(size / 7)), 1);
  return { buckets, values };
}

/** FNV-1a over UTF-16 code units. */
function hashOf(word: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193);
  return hash;
}

function bucketOf(kind: number, a: number, b = 0): number {
  let hash = Math.imul(a ^ Math.imul(kind, 0x9e3779b1), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 15) ^ Math.imul(b, 0x27d4eb2f), 0xc2b2ae35);
  hash = Math.imul(hash ^ (hash >>> 13), 0x165667b1);
  return ((hash ^ (hash >>> 16)) >>> 0) % TONE_BUCKETS;
}
