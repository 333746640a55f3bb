import type { FoundEntity } from '../found.ts';
import type { Token } from '../tokenise.ts';
import { bestPath } from './best-path.ts';
import { describeText } from './describe-text.ts';
import { LABELS, TAGGED_TYPES } from './labels.ts';
import { Lattice } from './lattice.ts';
import { listFeatures, MAX_FEATURES } from './list-features.ts';
import { mayName } from './may-name.ts';
import type { TaggerModel } from './read-model.ts';

/** Finds names with the trained model, sentence by sentence. A score is the model's probability of the span. */
export function tagNames(model: TaggerModel, text: string, tokens: readonly Token[]): FoundEntity[] {
  if (tokens.length === 0) return [];
  const described = describeText(tokens, model.lexicon, model.grammar);
  const lattice = new Lattice(Lattice.transitionsOf(model.transitions));
  const found: FoundEntity[] = [];
  const { sentences } = described;
  for (let s = 0; s < sentences.length; s++) {
    const from = sentences[s] as number;
    const to = sentences[s + 1] ?? tokens.length;
    if (!described.words.slice(from, to).some(({ isCapital }) => isCapital)) continue;
    const scores = scoreSentence(model, described, from, to);
    for (let i = from; i < to; i++) if (tokens[i]?.kind === 'mark') forbidBeginning(scores, i - from);
    const path = bestPath(scores, to - from, model.transitions);
    if (path.every((label) => label === 0)) continue;
    lattice.run(scores, to - from);
    for (let i = 0; i < path.length; i++) {
      const label = path[i] as number;
      if (label % 2 === 0) continue;
      let end = i + 1;
      while (end < path.length && path[end] === label + 1) end++;
      const { begin } = tokens[from + i] as Token;
      const last = tokens[from + end - 1] as Token;
      const type = TAGGED_TYPES[(label - 1) / 2] as (typeof TAGGED_TYPES)[number];
      const score = lattice.span(i, end, label);
      found.push({ type, text: text.slice(begin, last.end), score, begin, end: last.end });
      i = end - 1;
    }
  }
  return found;
}

/** A name cannot begin with a mark. */
function forbidBeginning(scores: Float64Array, i: number): void {
  for (let label = 1; label < LABELS; label += 2) scores[i * LABELS + label] = -1e6;
}

/** The score of "no name" for a word that is skipped. */
export const SURELY_NONE = 20;

function scoreSentence(
  { table, weights, scale }: TaggerModel,
  described: ReturnType<typeof describeText>,
  from: number,
  to: number,
): Float64Array {
  const scores = new Float64Array((to - from) * LABELS);
  const features = new Int32Array(MAX_FEATURES);
  const sums = new Int32Array(LABELS);
  const mask = table.length / 2 - 1;
  for (let i = from; i < to; i++) {
    if (!mayName(described, i, from, to)) {
      scores[(i - from) * LABELS] = SURELY_NONE;
      continue;
    }
    const n = listFeatures(described, i, from, to, features);
    sums.fill(0);
    for (let k = 0; k < n; k++) {
      const hash = features[k] as number;
      let slot = hash & mask;
      let key = table[2 * slot] as number;
      while (key !== hash && key !== -1) {
        slot = (slot + 1) & mask;
        key = table[2 * slot] as number;
      }
      if (key === -1) continue;
      const row = table[2 * slot + 1] as number;
      for (let y = 0; y < LABELS; y++) sums[y] = (sums[y] as number) + (weights[row + y] as number);
    }
    for (let y = 0; y < LABELS; y++) scores[(i - from) * LABELS + y] = (sums[y] as number) * scale;
  }
  return scores;
}
