import { hashOf } from '../tagger/hash-of.ts';
import { LABELS } from '../tagger/labels.ts';
import { ByteWriter } from './byte-writer.ts';
import type { RawTagger } from './train-tagger.ts';

/** Larger weights are clipped to this number of steps. */
const MAX_STEP = 127;

/**
 * Packs the tagger's model: number of features, size of a step, transitions, hashes of the features, then the weights in
 * steps, label by label.
 */
export function packTagger({ ids, weights, transitions }: RawTagger, step: number): string {
  const rows = [...ids]
    .map(([hash, id]) => ({ hash, steps: stepsOf(weights.subarray(id * LABELS, (id + 1) * LABELS), step) }))
    .filter(({ steps }) => steps.some((value) => value !== 0))
    .sort((a, b) => a.hash - b.hash);
  const writer = new ByteWriter();
  writer.uint32(rows.length);
  writer.float(step);
  for (const weight of transitions) writer.float(weight);
  writer.rising(rows.map(({ hash }) => hash));
  for (let label = 0; label < LABELS; label++) writer.steps(rows.map(({ steps }) => steps[label] as number));
  return writer.pack();
}

/** Converts weights to numbers of steps. */
function stepsOf(weights: Float32Array, step: number): number[] {
  return Array.from(weights, (weight) => Math.max(-MAX_STEP, Math.min(MAX_STEP, Math.round(weight / step))));
}

/** Packs a lexicon: number of names, their hashes, then the flags, the lowest eight bits of all first. */
export function packLexicon(lexicon: ReadonlyMap<string, number>): string {
  const flagsOf = new Map<number, number>();
  for (const [name, flags] of lexicon) {
    const hash = hashOf(name) >>> 0;
    flagsOf.set(hash, (flagsOf.get(hash) ?? 0) | flags);
  }
  const names = [...flagsOf].sort(([a], [b]) => a - b);
  const writer = new ByteWriter();
  writer.uint32(names.length);
  writer.rising(names.map(([hash]) => hash));
  for (const shift of [0, 8, 16]) writer.steps(names.map(([, flags]) => (flags >> shift) & 255));
  return writer.pack();
}
