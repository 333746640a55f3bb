import type { FoundSentiment } from '../found.ts';
import { isFormOf, NEGATIONS, NEGATIVE_WORDS, POSITIVE_WORDS } from '../gazetteers/tones.ts';
import type { Token } from '../tokenise.ts';

/** How many words a negation reaches. */
const NEGATION_REACH = 3;
const NEGATED = /n['’]t$/;

/** Set by hand on the sentences of training data's news: what a tone word weighs against a text that only reports. */
const NEUTRAL_WEIGHT = 1.6;
const TONE_WEIGHT = 0.9;
const MIXED_WEIGHT = 0.5;

/**
 * The tone of a text, by the tone words in it: how many a sentence has, on average, turned round by negations. It is
 * modest: it reads words, not irony.
 */
export function scoreSentiment(tokens: readonly Token[]): FoundSentiment {
  const sentences = splitSentences(tokens).map(countTones);
  const weight = Math.max(1, sentences.length);
  const total = (pick: (tones: Tones) => number) =>
    sentences.reduce((sum, tones) => sum + Math.sqrt(pick(tones)), 0) / weight;
  const positive = total((tones) => tones.positive) * TONE_WEIGHT;
  const negative = total((tones) => tones.negative) * TONE_WEIGHT;
  // Where praise and blame are about equal and both strong, neither describes the text.
  const mixed = Math.min(positive, negative) * MIXED_WEIGHT;
  const neutral = NEUTRAL_WEIGHT * Math.exp(-1.2 * (positive + negative));
  return label(softmax({ positive: positive * 2, negative: negative * 2, neutral, mixed: mixed * 2 }));
}

interface Tones {
  readonly positive: number;
  readonly negative: number;
}

function countTones(sentence: readonly Token[]): Tones {
  let positive = 0;
  let negative = 0;
  let negatedUntil = -1;
  sentence.forEach(({ text }, i) => {
    const word = text.toLowerCase();
    if (NEGATIONS.has(word) || NEGATED.test(word)) negatedUntil = i + NEGATION_REACH;
    // A name is no tone: "Hope", "Justice". The first word of a sentence may be either.
    if (i > 0 && text !== word) return;
    // "Not good" is blame; "not bad" is hardly praise.
    const isNegated = i <= negatedUntil;
    if (isFormOf(word, POSITIVE_WORDS)) {
      if (isNegated) negative += 1;
      else positive += 1;
    } else if (isFormOf(word, NEGATIVE_WORDS)) {
      if (isNegated) positive += 0.3;
      else negative += 1;
    }
  });
  return { positive, negative };
}

function splitSentences(tokens: readonly Token[]): Token[][] {
  const sentences: Token[][] = [];
  for (const token of tokens) {
    if (token.kind === 'mark') continue;
    const open = sentences.at(-1);
    if (token.startsSentence || !open) sentences.push([token]);
    else open.push(token);
  }
  return sentences;
}

type Scores = FoundSentiment['scores'];

function softmax(weights: Scores): Scores {
  const powers = { positive: 0, negative: 0, neutral: 0, mixed: 0 };
  const names = Object.keys(powers) as (keyof Scores)[];
  let sum = 0;
  for (const name of names) {
    powers[name] = Math.exp(weights[name] * 2) - (name === 'mixed' ? 0.6 : 0);
    sum += powers[name];
  }
  for (const name of names) powers[name] /= sum;
  return powers;
}

function label(scores: Scores): FoundSentiment {
  const [name] = (Object.entries(scores) as [keyof Scores, number][]).reduce((a, b) => (b[1] > a[1] ? b : a));
  return { label: name.toUpperCase() as FoundSentiment['label'], scores };
}
