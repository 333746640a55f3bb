import { LABELS } from '../tagger/labels.ts';
import { Lattice } from '../tagger/lattice.ts';
import { SURELY_NONE } from '../tagger/tag-names.ts';
import type { Sentence } from './to-sentences.ts';

/** Weights in training, with the sums of squared gradients for AdaGrad. */
export interface Learner {
  readonly weights: Float32Array;
  readonly squares: Float32Array;
  readonly transitions: Float64Array;
  readonly transitionSquares: Float64Array;
  readonly powers: Float64Array<ArrayBuffer>;
  readonly model: Lattice;
  readonly gold: Lattice;
  scores: Float64Array;
}

export function createLearner(size: number): Learner {
  const transitions = new Float64Array(LABELS * LABELS);
  const powers = Lattice.transitionsOf(transitions);
  return {
    weights: new Float32Array(size * LABELS),
    squares: new Float32Array(size * LABELS),
    transitions,
    transitionSquares: new Float64Array(LABELS * LABELS),
    powers,
    model: new Lattice(powers),
    gold: new Lattice(powers),
    scores: new Float64Array(0),
  };
}

/** Makes one step towards the labels that a sentence's annotation allows. */
export function learn(learner: Learner, sentence: Sentence, rate: number, decay: number): void {
  const { weights, squares, model, gold } = learner;
  const { size, features, ends, allowed } = sentence;
  if (learner.scores.length < size * LABELS) learner.scores = new Float64Array(size * LABELS);
  const { scores } = learner;
  score(weights, sentence, scores);
  model.run(scores, size);
  gold.run(scores, size, allowed);
  const delta = new Float64Array(LABELS);
  const doubted: number[] = [];
  let k = 0;
  for (let i = 0; i < size; i++) {
    let largest = 0;
    for (let y = 0; y < LABELS; y++) {
      const d = (gold.marginal(i, y) - model.marginal(i, y)) * sentence.weight;
      delta[y] = d;
      largest = Math.max(largest, Math.abs(d));
    }
    const end = ends[i] as number;
    if (largest < SMALL) {
      k = end;
      continue;
    }
    doubted.push(i);
    for (; k < end; k++) {
      const base = (features[k] as number) * LABELS;
      for (let y = 0; y < LABELS; y++) {
        const weight = weights[base + y] as number;
        const g = (delta[y] as number) - decay * weight;
        if (g < 1e-5 && g > -1e-5) continue;
        const square = (squares[base + y] as number) + g * g;
        squares[base + y] = square;
        weights[base + y] = weight + (rate * g) / Math.sqrt(square + 1e-3);
      }
    }
  }
  learnTransitions(learner, doubted, sentence.weight, rate);
}

/** An error of a label's probability below this is not corrected. */
const SMALL = 0.003;

/** @param doubted tokens with uncertain labels; there is nothing to learn at the others */
function learnTransitions(learner: Learner, doubted: readonly number[], weight: number, rate: number): void {
  const { transitions, transitionSquares, model, gold } = learner;
  for (let x = 0; x < LABELS; x++) {
    for (let y = 0; y < LABELS; y++) {
      if ((learner.powers[x * LABELS + y] as number) === 0) continue;
      let g = 0;
      for (const i of doubted) if (i > 0) g += gold.pair(i, x, y) - model.pair(i, x, y);
      g *= weight;
      if (Math.abs(g) < 1e-6) continue;
      const at = x * LABELS + y;
      transitionSquares[at] = (transitionSquares[at] as number) + g * g;
      transitions[at] =
        (transitions[at] as number) + (rate * g) / Math.sqrt((transitionSquares[at] as number) + 1e-3);
    }
  }
  Lattice.transitionsOf(transitions, learner.powers);
}

function score(weights: Float32Array, sentence: Sentence, out: Float64Array): void {
  out.fill(0, 0, sentence.size * LABELS);
  let k = 0;
  for (let i = 0; i < sentence.size; i++) {
    if (k === sentence.ends[i]) out[i * LABELS] = SURELY_NONE;
    for (; k < (sentence.ends[i] as number); k++) {
      const base = (sentence.features[k] as number) * LABELS;
      for (let y = 0; y < LABELS; y++)
        out[i * LABELS + y] = (out[i * LABELS + y] as number) + (weights[base + y] as number);
    }
  }
}
