import { describe, expect, it } from 'vitest';
import type { SentimentLabel } from '../../../core/article/analysis.ts';
import { weighSentiment } from '../../../core/article/weigh-sentiment.ts';

const part = (positive: number, negative: number, neutral: number, mixed: number, weight = 1) => ({
  sentiment: { label: 'NEUTRAL' as const, scores: { positive, negative, neutral, mixed } },
  weight,
});

describe('weighSentiment', () => {
  it.each<[SentimentLabel, ReturnType<typeof part>[]]>([
    ['POSITIVE', [part(0.9, 0, 0.1, 0)]],
    ['NEGATIVE', [part(0, 0.9, 0.1, 0)]],
    ['MIXED', [part(0.1, 0.1, 0.1, 0.7)]],
    ['NEUTRAL', [part(0.25, 0.25, 0.25, 0.25)]],
    ['MIXED', [part(0.3, 0.3, 0.1, 0.3)]],
    ['NEGATIVE', [part(0.4, 0.4, 0.1, 0.1)]],
    ['NEGATIVE', [part(0.9, 0.1, 0, 0, 1), part(0, 1, 0, 0, 10)]],
  ])('labels the mean %s', (label, parts) => {
    expect(weighSentiment(parts)?.label).toBe(label);
  });

  it('weights each part', () => {
    expect(weighSentiment([part(1, 0, 0, 0, 3), part(0, 0, 1, 0, 1)])?.scores).toEqual({
      positive: 0.75,
      negative: 0,
      neutral: 0.25,
      mixed: 0,
    });
  });

  it.each([[[]], [[part(1, 0, 0, 0, 0)]]])('returns nothing for parts without weight', (parts) => {
    expect(weighSentiment(parts)).toBeUndefined();
  });
});
