import type { Sentiment, SentimentLabel, SentimentScores } from './analysis.ts';

/** Of equal scores, the first in this order gives the label. */
const LABELS: readonly (readonly [keyof SentimentScores, SentimentLabel])[] = [
  ['neutral', 'NEUTRAL'],
  ['mixed', 'MIXED'],
  ['negative', 'NEGATIVE'],
  ['positive', 'POSITIVE'],
];

/**
 * The weighted mean of sentiments, labelled by its highest score.
 *
 * @returns undefined where the weights sum to 0
 */
export function weighSentiment(
  parts: readonly { sentiment: Sentiment; weight: number }[],
): Sentiment | undefined {
  const total = parts.reduce((sum, { weight }) => sum + weight, 0);
  if (total <= 0) return undefined;
  const mean = (score: keyof SentimentScores) =>
    parts.reduce((sum, { sentiment, weight }) => sum + sentiment.scores[score] * weight, 0) / total;
  const scores = {
    positive: mean('positive'),
    negative: mean('negative'),
    neutral: mean('neutral'),
    mixed: mean('mixed'),
  };
  const [, label] = LABELS.reduce((best, next) => (scores[next[0]] > scores[best[0]] ? next : best));
  return { label, scores };
}
