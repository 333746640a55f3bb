import { describeText } from '../tagger/describe-text.ts';
import { LABELS } from '../tagger/labels.ts';
import { Lattice } from '../tagger/lattice.ts';
import type { Lexicon } from '../tagger/lexicon.ts';
import { listFeatures, MAX_FEATURES } from '../tagger/list-features.ts';
import { mayName } from '../tagger/may-name.ts';
import { SURELY_NONE } from '../tagger/tag-names.ts';
import { tokenise } from '../tokenise.ts';
import { allowedLabels } from './allowed-labels.ts';
import { createRandom } from './create-random.ts';
import type { GoldDocument } from './read-corpus.ts';

export interface TaggerOptions {
  readonly epochs: number;
  /** Passes over the data before features are pruned; the rest is for those that stay. */
  readonly pruneAfter: number;
  readonly rate: number;
  readonly decay: number;
  /** A feature seen less often is not learnt. */
  readonly minCount: number;
  /** This many features are kept, the weightiest. */
  readonly keep: number;
  readonly seed: number;
  /** The share of a sentence's features that is left out, by chance, each time it is learnt from. */
  readonly dropout: number;
  readonly weightOf?: (corpus: string) => number;
  readonly onEpoch?: (epoch: number) => void;
}

/** Weights as learnt: of each feature hash, LABELS weights. */
export interface RawTagger {
  readonly ids: ReadonlyMap<number, number>;
  readonly weights: Float32Array;
  readonly transitions: Float64Array;
}

interface Sentence {
  readonly size: number;
  /** Features of all its tokens; those of token i end at `ends[i]`. */
  readonly features: Int32Array;
  readonly ends: Int32Array;
  readonly allowed: Int32Array;
  readonly weight: number;
}

/** Trains a linear-chain CRF by AdaGrad on what annotation leaves open; the same input makes the same weights. */
export function trainTagger(
  documents: readonly GoldDocument[],
  lexicon: Lexicon,
  options: TaggerOptions,
): RawTagger {
  const hashed = documents.flatMap((document) => toSentences(document, lexicon, options.weightOf));
  let ids = countFeatures(hashed, options.minCount);
  let sentences = hashed.map((sentence) => translate(sentence, ids));
  let learner = createLearner(ids.size);
  const first = options.pruneAfter;
  const random = createRandom(options.seed);
  let mean: Mean | undefined;
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    if (epoch === first) {
      ({ ids, learner } = prune(ids, learner, options.keep));
      sentences = hashed.map((sentence) => translate(sentence, ids));
      mean = createMean(learner);
    }
    const order = random.shuffle(sentences.length);
    const stretch = Math.ceil(order.length / SNAPSHOTS);
    order.forEach((k, n) => {
      learn(
        learner,
        forget(sentences[k] as Sentence, options.dropout, random.next),
        options.rate,
        options.decay,
      );
      if (mean && (n + 1) % stretch === 0) addSnapshot(mean, learner);
    });
    options.onEpoch?.(epoch);
  }
  if (!mean) throw new Error('Training takes at least two passes over the data.');
  const { count } = mean;
  return {
    ids,
    weights: Float32Array.from(mean.weights, (sum) => ((1 - options.dropout) * sum) / count),
    transitions: mean.transitions.map((sum) => sum / count),
  };
}

/** After pruning, weights are averaged over this many states of each pass: the mean errs less than any of them. */
const SNAPSHOTS = 8;

interface Mean {
  count: number;
  readonly weights: Float64Array;
  readonly transitions: Float64Array;
}

function createMean(learner: Learner): Mean {
  return {
    count: 0,
    weights: new Float64Array(learner.weights.length),
    transitions: new Float64Array(learner.transitions.length),
  };
}

function addSnapshot(mean: Mean, { weights, transitions }: Learner): void {
  mean.count++;
  for (let k = 0; k < weights.length; k++)
    mean.weights[k] = (mean.weights[k] as number) + (weights[k] as number);
  for (let k = 0; k < transitions.length; k++)
    mean.transitions[k] = (mean.transitions[k] as number) + (transitions[k] as number);
}

function toSentences(
  document: GoldDocument,
  lexicon: Lexicon,
  weightOf: (corpus: string) => number = () => 1,
): Sentence[] {
  const tokens = tokenise(document.text);
  const text = describeText(tokens, lexicon);
  const allowed = allowedLabels(document, tokens);
  const out = new Int32Array(MAX_FEATURES);
  return text.sentences.map((from, s) => {
    const to = text.sentences[s + 1] ?? tokens.length;
    const features: number[] = [];
    const ends = new Int32Array(to - from);
    for (let i = from; i < to; i++) {
      // Trained as it is used: where no name is looked for, none is learnt.
      const n = mayName(text, i, from, to) ? listFeatures(text, i, from, to, out) : 0;
      if (n === 0) allowed[i] = 1;
      for (let k = 0; k < n; k++) features.push(out[k] as number);
      ends[i - from] = features.length;
    }
    return {
      size: to - from,
      features: Int32Array.from(features),
      ends,
      allowed: allowed.slice(from, to),
      weight: weightOf(document.corpus),
    };
  });
}

/**
 * The sentence without some of its features: no single one may be relied on, so that a name that nobody has seen is told
 * by what else there is.
 */
function forget(sentence: Sentence, share: number, next: () => number): Sentence {
  const features = new Int32Array(sentence.features.length);
  const ends = new Int32Array(sentence.size);
  let k = 0;
  let kept = 0;
  for (let i = 0; i < sentence.size; i++) {
    for (; k < (sentence.ends[i] as number); k++)
      if (next() >= share) features[kept++] = sentence.features[k] as number;
    ends[i] = kept;
  }
  return { ...sentence, features: features.subarray(0, kept), ends };
}

function countFeatures(sentences: readonly Sentence[], minCount: number): Map<number, number> {
  const counts = new Uint8Array(2 ** 28);
  for (const { features } of sentences)
    for (const hash of features)
      if ((counts[hash] as number) < 255) counts[hash] = (counts[hash] as number) + 1;
  const ids = new Map<number, number>();
  for (const { features } of sentences)
    for (const hash of features)
      if ((counts[hash] as number) >= minCount && !ids.has(hash)) ids.set(hash, ids.size);
  return ids;
}

/** From hashes to ids, without the features that are not learnt. */
function translate(sentence: Sentence, ids: ReadonlyMap<number, number>): Sentence {
  const features: number[] = [];
  const ends = new Int32Array(sentence.size);
  let k = 0;
  for (let i = 0; i < sentence.size; i++) {
    for (; k < (sentence.ends[i] as number); k++) {
      const id = ids.get(sentence.features[k] as number);
      if (id !== undefined) features.push(id);
    }
    ends[i] = features.length;
  }
  return { ...sentence, features: Int32Array.from(features), ends };
}

interface Learner {
  readonly weights: Float32Array;
  readonly squares: Float32Array;
  readonly transitions: Float64Array;
  readonly transitionSquares: Float64Array;
  readonly powers: Float64Array<ArrayBuffer>;
  readonly model: Lattice;
  readonly gold: Lattice;
  scores: Float64Array;
}

function createLearner(size: number): Learner {
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

function learn(learner: Learner, sentence: Sentence, rate: number, decay: number): void {
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

/** A label whose probability is off by less than this is not corrected. */
const SMALL = 0.003;

/** @param doubted tokens whose labels the model was not sure of: elsewhere, nothing is to be learnt */
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

function prune(
  ids: ReadonlyMap<number, number>,
  learner: Learner,
  keep: number,
): { ids: Map<number, number>; learner: Learner } {
  const ranked = [...ids].map(([hash, id]) => {
    let norm = 0;
    for (let y = 0; y < LABELS; y++) norm += (learner.weights[id * LABELS + y] as number) ** 2;
    return { hash, id, norm };
  });
  ranked.sort((a, b) => b.norm - a.norm || a.hash - b.hash);
  const kept = new Map<number, number>();
  const fresh = createLearner(Math.min(keep, ranked.length));
  ranked.slice(0, keep).forEach(({ hash, id }, to) => {
    kept.set(hash, to);
    for (let y = 0; y < LABELS; y++) {
      fresh.weights[to * LABELS + y] = learner.weights[id * LABELS + y] as number;
      fresh.squares[to * LABELS + y] = learner.squares[id * LABELS + y] as number;
    }
  });
  fresh.transitions.set(learner.transitions);
  fresh.transitionSquares.set(learner.transitionSquares);
  Lattice.transitionsOf(fresh.transitions, fresh.powers);
  return { ids: kept, learner: fresh };
}
