import { ENGLISH } from '../languages/english.ts';
import type { Grammar } from '../languages/grammar.ts';
import { describeText } from '../tagger/describe-text.ts';
import type { Lexicon } from '../tagger/lexicon.ts';
import { listFeatures, MAX_FEATURES } from '../tagger/list-features.ts';
import { mayName } from '../tagger/may-name.ts';
import { tokenise } from '../tokenise.ts';
import { allowedLabels } from './allowed-labels.ts';
import type { GoldDocument } from './gold-document.ts';

/** A sentence as training data. */
export interface Sentence {
  readonly size: number;
  /** Features of all its tokens; those of token i end at `ends[i]`. */
  readonly features: Int32Array;
  readonly ends: Int32Array;
  readonly allowed: Int32Array;
  readonly weight: number;
}

/** Converts a document to sentences with hashed features. */
export function toSentences(
  document: GoldDocument,
  lexicon: Lexicon,
  weightOf: (corpus: string) => number = () => 1,
  grammar: Grammar = ENGLISH,
): Sentence[] {
  const tokens = tokenise(document.text, grammar.tokens);
  const text = describeText(tokens, lexicon, grammar);
  const allowed = allowedLabels(document, tokens);
  const out = new Int32Array(MAX_FEATURES);
  return text.sentences.map((from, s) => {
    const to = text.sentences[s + 1] ?? tokens.length;
    const features: number[] = [];
    const ends = new Int32Array(to - from);
    for (let i = from; i < to; i++) {
      // Skipped words are skipped in training too.
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
 * Drops some features of a sentence at random. So the model relies on no single feature, and recognises an unknown name by
 * the others.
 */
export function forget(sentence: Sentence, share: number, next: () => number): Sentence {
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

/** Returns the features that occur often enough, numbered in the order of the text. */
export function countFeatures(sentences: readonly Sentence[], minCount: number): Map<number, number> {
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

/** Converts hashes to ids, and drops features that are not trained. */
export function translate(sentence: Sentence, ids: ReadonlyMap<number, number>): Sentence {
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
