import type { FoundSentiment } from '../found.ts';
import type { Token } from '../tokenise.ts';
import { cutToneSentences } from './cut-tone-sentences.ts';
import type { ToneModel } from './tone-model.ts';
import { type Tone, weighSentence } from './weigh-sentence.ts';

/** A sentence with a higher probability counts as strong. */
const STRONG = 0.5;
/** The weight of strong praise and strong blame in one text for MIXED. Set by hand, for want of data. */
const MIXED_BY_TEXT = 1.6;
/** For a single sentence: the share of its doubt between positive and negative that counts as MIXED. */
const MIXED_BY_SENTENCE = 0.3;

/**
 * Scores the tone of a text: the mean over its sentences, weighted by length. It is MIXED to the degree that different
 * sentences are strongly positive and strongly negative.
 */
export function scoreSentiment(tokens: readonly Token[], model: ToneModel): FoundSentiment {
  const sums = { positive: 0, negative: 0, neutral: 0, praise: 0, blame: 0, weight: 0 };
  for (const sentence of cutToneSentences(tokens)) {
    const words = sentence.filter(({ kind }) => kind === 'word').length;
    if (words === 0) continue;
    add(sums, weighSentence(sentence, model), Math.sqrt(words));
  }
  const { weight } = sums;
  if (weight === 0) return label({ positive: 0, negative: 0, neutral: 1, mixed: 0 });
  const [positive, negative, neutral] = [
    sums.positive / weight,
    sums.negative / weight,
    sums.neutral / weight,
  ];
  const doubt = MIXED_BY_SENTENCE * Math.min(positive, negative);
  const clash = (MIXED_BY_TEXT * Math.sqrt(sums.praise * sums.blame)) / weight;
  const mixed = Math.min(0.9, Math.max(doubt, clash));
  const rest = 1 - mixed;
  return label({ positive: positive * rest, negative: negative * rest, neutral: neutral * rest, mixed });
}

interface Sums {
  positive: number;
  negative: number;
  neutral: number;
  praise: number;
  blame: number;
  weight: number;
}

function add(sums: Sums, [positive, negative, neutral]: Tone, weight: number): void {
  sums.positive += positive * weight;
  sums.negative += negative * weight;
  sums.neutral += neutral * weight;
  sums.praise += (Math.max(0, positive - STRONG) / (1 - STRONG)) * weight;
  sums.blame += (Math.max(0, negative - STRONG) / (1 - STRONG)) * weight;
  sums.weight += weight;
}

type Scores = FoundSentiment['scores'];

function label(scores: Scores): FoundSentiment {
  const [name] = (Object.entries(scores) as [keyof Scores, number][]).reduce((a, b) => (b[1] > a[1] ? b : a));
  return { label: name.toUpperCase() as FoundSentiment['label'], scores };
}
