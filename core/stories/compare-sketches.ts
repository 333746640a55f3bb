import type { Sketch } from './sketch.ts';

/** How alike two texts are, estimated from their sketches. */
export interface Likeness {
  /** The shingles compared that both texts have. */
  readonly common: number;
  /** The share of all their shingles that both texts have, 0 … 1. */
  readonly similarity: number;
  /** The share of the shorter text's shingles that the longer one has, 0 … 1. */
  readonly containment: number;
}

/**
 * Compares two sketches up to the lower of their horizons: below it, both are known to be complete. So a short text is
 * compared with the same part of a long one.
 */
export function compareSketches(a: Sketch, b: Sketch): Likeness {
  const horizon = Math.min(a.horizon, b.horizon);
  let common = 0;
  let i = 0;
  let j = 0;
  while (i < a.values.length && j < b.values.length) {
    const [left, right] = [a.values[i] as number, b.values[j] as number];
    if (left > horizon || right > horizon) break;
    if (left === right) common++;
    if (left <= right) i++;
    if (right <= left) j++;
  }
  const ofA = countUpTo(a, horizon, i);
  const ofB = countUpTo(b, horizon, j);
  const union = ofA + ofB - common;
  return {
    common,
    similarity: union === 0 ? 0 : common / union,
    containment: Math.min(ofA, ofB) === 0 ? 0 : common / Math.min(ofA, ofB),
  };
}

function countUpTo({ values }: Sketch, horizon: number, from: number): number {
  let count = from;
  while (count < values.length && (values[count] as number) <= horizon) count++;
  return count;
}
