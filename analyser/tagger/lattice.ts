import { isFirst, LABELS, mayFollow } from './labels.ts';

/** The upper bound of a score. It keeps the exponentials finite. */
const MAX_SCORE = 60;

/**
 * Sums over all labellings of a sentence, by scaled forward and backward passes of a linear chain. It reuses its arrays
 * for the next sentence.
 */
export class Lattice {
  readonly #transitions: Float64Array;
  #size = 0;
  #emissions = new Float64Array(0);
  #alpha = new Float64Array(0);
  #beta = new Float64Array(0);
  #scales = new Float64Array(0);
  readonly #next = new Float64Array(LABELS);

  /** @param transitions exponentials of the transition weights, `[before * LABELS + label]`, 0 for an impossible transition */
  constructor(transitions: Float64Array) {
    this.#transitions = transitions;
  }

  /** Exponentials of transition weights, for the constructor. */
  static transitionsOf(
    weights: ArrayLike<number>,
    out = new Float64Array(LABELS * LABELS),
  ): Float64Array<ArrayBuffer> {
    for (let a = 0; a < LABELS; a++) {
      for (let b = 0; b < LABELS; b++)
        out[a * LABELS + b] = mayFollow(a, b) ? Math.exp(weights[a * LABELS + b] as number) : 0;
    }
    return out;
  }

  /**
   * @param scores `[token * LABELS + label]`, of `size` tokens
   * @param allowed the allowed labels of each token, as bits; default: all
   */
  run(scores: Float64Array, size: number, allowed?: Int32Array): void {
    this.#grow(size);
    this.#size = size;
    const [E, A, B, S, T] = [this.#emissions, this.#alpha, this.#beta, this.#scales, this.#transitions];
    for (let i = 0; i < size; i++) {
      let max = -Infinity;
      for (let y = 0; y < LABELS; y++) max = Math.max(max, scores[i * LABELS + y] as number);
      const may = allowed ? (allowed[i] as number) : -1;
      for (let y = 0; y < LABELS; y++) {
        const score = Math.max(-MAX_SCORE, (scores[i * LABELS + y] as number) - max);
        E[i * LABELS + y] = (may >> y) & 1 ? Math.exp(score) : 0;
      }
    }
    for (let i = 0; i < size; i++) {
      let sum = 0;
      for (let y = 0; y < LABELS; y++) {
        const power = E[i * LABELS + y] as number;
        let reach = 0;
        if (i === 0) reach = isFirst(y) ? 1 : 0;
        else if (power > 0)
          // A label that continues a name can follow two labels only; any other can follow all.
          for (let x = isFirst(y) ? 0 : y - 1; x <= (isFirst(y) ? LABELS - 1 : y); x++)
            reach += (A[(i - 1) * LABELS + x] as number) * (T[x * LABELS + y] as number);
        const value = reach * power;
        A[i * LABELS + y] = value;
        sum += value;
      }
      const scale = sum > 0 ? 1 / sum : 1;
      S[i] = scale;
      for (let y = 0; y < LABELS; y++) A[i * LABELS + y] = (A[i * LABELS + y] as number) * scale;
    }
    for (let y = 0; y < LABELS; y++) B[(size - 1) * LABELS + y] = 1;
    const next = this.#next;
    for (let i = size - 2; i >= 0; i--) {
      for (let y = 0; y < LABELS; y++)
        next[y] = (E[(i + 1) * LABELS + y] as number) * (B[(i + 1) * LABELS + y] as number);
      for (let x = 0; x < LABELS; x++) {
        let sum = 0;
        for (let y = 0; y < LABELS; y++) sum += (T[x * LABELS + y] as number) * (next[y] as number);
        B[i * LABELS + x] = sum * (S[i + 1] as number);
      }
    }
  }

  /** The probability of a label at a token. */
  marginal(i: number, y: number): number {
    return (this.#alpha[i * LABELS + y] as number) * (this.#beta[i * LABELS + y] as number);
  }

  /** The probability that token i has label y and token i - 1 has label x. */
  pair(i: number, x: number, y: number): number {
    return (
      (this.#alpha[(i - 1) * LABELS + x] as number) *
      (this.#transitions[x * LABELS + y] as number) *
      (this.#emissions[i * LABELS + y] as number) *
      (this.#beta[i * LABELS + y] as number) *
      (this.#scales[i] as number)
    );
  }

  /** The probability that tokens from … to - 1 are one name of the type whose first label is `begin`. */
  span(from: number, to: number, begin: number): number {
    const inside = begin + 1;
    let value = (this.#alpha[from * LABELS + begin] as number) ?? 0;
    let before = begin;
    for (let i = from + 1; i < to; i++) {
      value *=
        (this.#transitions[before * LABELS + inside] as number) *
        (this.#emissions[i * LABELS + inside] as number) *
        (this.#scales[i] as number);
      before = inside;
    }
    if (to >= this.#size) return value;
    let out = 0;
    for (let y = 0; y < LABELS; y++) {
      if (y === inside) continue;
      out +=
        (this.#transitions[before * LABELS + y] as number) *
        (this.#emissions[to * LABELS + y] as number) *
        (this.#beta[to * LABELS + y] as number);
    }
    return value * out * (this.#scales[to] as number);
  }

  #grow(size: number): void {
    if (this.#scales.length >= size) return;
    this.#emissions = new Float64Array(size * LABELS);
    this.#alpha = new Float64Array(size * LABELS);
    this.#beta = new Float64Array(size * LABELS);
    this.#scales = new Float64Array(size);
  }
}
