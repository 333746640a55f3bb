import { inflateRawSync } from 'node:zlib';
import { ENGLISH } from '../languages/english.ts';
import type { Grammar } from '../languages/grammar.ts';
import { ByteReader } from './byte-reader.ts';
import { LABELS } from './labels.ts';
import { HashedLexicon, type Lexicon } from './lexicon.ts';

/** The tagger's model: features by hash, their weights in steps of `scale`, and the lists of names. */
export interface TaggerModel {
  readonly grammar: Grammar;
  readonly lexicon: Lexicon;
  /** Hash table by open addressing: a feature's hash, or -1, then the row of its weights. */
  readonly table: Int32Array;
  /** `[row + label]` */
  readonly weights: Int8Array;
  readonly scale: number;
  readonly transitions: Float64Array;
}

/** The format of `training/pack-model.ts`: deflated, in base64. */
export interface PackedTagger {
  readonly lexicon: string;
  readonly tagger: string;
}

/** Unpacks a model. @param grammar the rules of the language that it was trained with */
export function readModel(packed: PackedTagger, grammar: Grammar = ENGLISH): TaggerModel {
  return { grammar, lexicon: readLexicon(open(packed.lexicon)), ...readTagger(open(packed.tagger)) };
}

const open = (packed: string) => new ByteReader(inflateRawSync(Buffer.from(packed, 'base64')));

function readTagger(reader: ByteReader): Omit<TaggerModel, 'lexicon' | 'grammar'> {
  const count = reader.uint32();
  const scale = reader.float();
  const transitions = Float64Array.from({ length: LABELS * LABELS }, () => reader.float());
  const hashes = reader.rising(count);
  const size = 2 ** Math.ceil(Math.log2(count * 2 + 2));
  const table = new Int32Array(2 * size).fill(-1);
  hashes.forEach((hash, row) => {
    let slot = hash & (size - 1);
    while (table[2 * slot] !== -1) slot = (slot + 1) & (size - 1);
    table[2 * slot] = hash;
    table[2 * slot + 1] = row * LABELS;
  });
  const weights = new Int8Array(count * LABELS);
  for (let label = 0; label < LABELS; label++) {
    const plane = reader.steps(count);
    for (let row = 0; row < count; row++) weights[row * LABELS + label] = plane[row] as number;
  }
  return { table, weights, scale, transitions };
}

function readLexicon(reader: ByteReader): Lexicon {
  const count = reader.uint32();
  const hashes = reader.rising(count);
  const flags = new Int32Array(count);
  for (const shift of [0, 8, 16]) {
    const plane = reader.steps(count);
    for (let i = 0; i < count; i++) flags[i] = (flags[i] as number) | (((plane[i] as number) & 255) << shift);
  }
  return new HashedLexicon(hashes, flags);
}
