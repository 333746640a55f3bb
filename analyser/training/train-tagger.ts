import { LABELS } from '../tagger/labels.ts';
import { Lattice } from '../tagger/lattice.ts';
import type { Lexicon } from '../tagger/lexicon.ts';
import { createRandom } from './create-random.ts';
import { createLearner, type Learner, learn } from './learner.ts';
import type { GoldDocument } from './read-corpus.ts';
import { countFeatures, forget, type Sentence, toSentences, translate } from './to-sentences.ts';

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

/** Keeps the weightiest features and what was learnt of them. */
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
