import { inflateRawSync } from 'node:zlib';

/** The sentiment model as training packs it. */
export interface PackedTone {
  /** One valence a line, -4 … 4, a tab, its words with single spaces. */
  readonly lexicon: string;
  /** Deflated, in base64: of each bucket the weights for positive, negative and neutral, as signed bytes. */
  readonly weights: string;
  /** A weight is its byte times this. */
  readonly scale: string;
}

/** The sentiment model, ready to weigh. */
export interface ToneModel {
  readonly lexicon: ReadonlyMap<string, number>;
  /** `[bucket * 3 + tone]` */
  readonly weights: ArrayLike<number>;
  readonly scale: number;
}

/** Features are told apart by their hash modulo this many, a power of two. */
export const TONE_BUCKETS = 2 ** 16;

export function unpackTone({ lexicon, weights, scale }: PackedTone): ToneModel {
  const bytes = inflateRawSync(Buffer.from(weights, 'base64'));
  return {
    lexicon: readValences(lexicon),
    weights: new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length),
    scale: Number(scale),
  };
}

/** Valences of words out of a packed lexicon. */
export function readValences(lexicon: string): Map<string, number> {
  const valences = new Map<string, number>();
  for (const line of lexicon.split('\n')) {
    const [valence, words = ''] = line.split('\t');
    for (const word of words.split(' ')) valences.set(word, Number(valence));
  }
  return valences;
}
