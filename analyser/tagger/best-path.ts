import { LABELS, mayFollow } from './labels.ts';

/** Finds the likeliest labels of a sentence by Viterbi's algorithm over scores `[token * LABELS + label]`. */
export function bestPath(scores: Float64Array, size: number, transitions: ArrayLike<number>): Int32Array {
  const best = new Float64Array(size * LABELS).fill(-Infinity);
  const from = new Int32Array(size * LABELS);
  for (let y = 0; y < LABELS; y++) if (y === 0 || y % 2 === 1) best[y] = scores[y] as number;
  for (let i = 1; i < size; i++) {
    for (let y = 0; y < LABELS; y++) {
      let top = -Infinity;
      let arg = 0;
      for (let x = 0; x < LABELS; x++) {
        if (!mayFollow(x, y)) continue;
        const score = (best[(i - 1) * LABELS + x] as number) + (transitions[x * LABELS + y] as number);
        if (score > top) {
          top = score;
          arg = x;
        }
      }
      best[i * LABELS + y] = top + (scores[i * LABELS + y] as number);
      from[i * LABELS + y] = arg;
    }
  }
  const path = new Int32Array(size);
  let label = 0;
  for (let y = 0; y < LABELS; y++)
    if ((best[(size - 1) * LABELS + y] as number) > (best[(size - 1) * LABELS + label] as number)) label = y;
  for (let i = size - 1; i >= 0; i--) {
    path[i] = label;
    label = from[i * LABELS + label] as number;
  }
  return path;
}
