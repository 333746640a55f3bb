import { inflateRawSync } from 'node:zlib';

/** The packed sentiment model, as the training writes it. */
export interface PackedTone {
  /** Each line: a valence, -4 … 4, a tab, its words with single spaces. */
  readonly lexicon: string;
  /** The weights of each bucket for positive, negative and neutral, as signed bytes, deflated, in base64. */
  readonly weights: string;
  /** The weight of a byte of 1. */
  readonly scale: string;
}

/** The unpacked sentiment model. */
export interface ToneModel {
  readonly lexicon: ReadonlyMap<string, number>;
  /** `[bucket * 3 + tone]` */
  readonly weights: ArrayLike<number>;
  readonly scale: number;
}

/** The number of buckets, a power of two. A feature's bucket is its hash modulo this number. */
export const TONE_BUCKETS = 2 ** 16;

export function unpackTone({ lexicon, weights, scale }: PackedTone): ToneModel {
  const bytes = inflateRawSync(Buffer.from(weights, 'base64'));
  return {
    lexicon: readValences(lexicon),
    weights: new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length),
    scale: Number(scale),
  };
}

/** Unpacks the valences of words. */
export function readValences(lexicon: string): Map<string, number> {
  const valences = new Map<string, number>();
  for (const line of lexicon.split('\n')) {
    const [valence, words = ''] = line.split('\t');
    for (const word of words.split(' ')) valences.set(word, Number(valence));
  }
  return valences;
}
