import type { Grammar } from '../languages/grammar.ts';
import { LABELS } from '../tagger/labels.ts';
import { Lattice } from '../tagger/lattice.ts';
import type { Lexicon } from '../tagger/lexicon.ts';
import { createRandom } from './create-random.ts';
import type { GoldDocument } from './gold-document.ts';
import { createLearner, type Learner, learn } from './learner.ts';
import { countFeatures, forget, type Sentence, toSentences, translate } from './to-sentences.ts';

export interface TaggerOptions {
  readonly epochs: number;
  /** The number of passes before features are pruned. The later passes train the remaining features. */
  readonly pruneAfter: number;
  readonly rate: number;
  readonly decay: number;
  /** The fewest occurrences of a trained feature. */
  readonly minCount: number;
  /** The number of features that are kept: those with the largest weights. */
  readonly keep: number;
  readonly seed: number;
  /** The share of a sentence's features that is dropped at random in each step. */
  readonly dropout: number;
  readonly weightOf?: (corpus: string) => number;
  /** Default: English. */
  readonly grammar?: Grammar;
  readonly onEpoch?: (epoch: number) => void;
}

/** The trained weights: LABELS weights per feature hash. */
export interface RawTagger {
  readonly ids: ReadonlyMap<number, number>;
  readonly weights: Float32Array;
  readonly transitions: Float64Array;
}

/** Trains a linear-chain CRF by AdaGrad on partially annotated sentences. The same input gives the same weights. */
export function trainTagger(
  documents: readonly GoldDocument[],
  lexicon: Lexicon,
  options: TaggerOptions,
): RawTagger {
  const hashed = documents.flatMap((document) =>
    toSentences(document, lexicon, options.weightOf, options.grammar),
  );
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

/** The number of states per pass over which weights are averaged after pruning. The mean is better than each state. */
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

/** Keeps the features with the largest weights, and their weights. */
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
