import { describe, expect, it } from 'vitest';
import type { Sentiment } from '../../../core/article/analysis.ts';
import { weighTargets } from '../../../functions/publish/weigh-targets.ts';
import { aMention, aPassageRecord } from '../../support/articles.ts';

const tone = (negative: number): Sentiment => ({
  label: negative > 0.5 ? 'NEGATIVE' : 'POSITIVE',
  scores: { positive: 1 - negative, negative, neutral: 0, mixed: 0 },
});
const place = (text: string, name: string, negative: number, groupScore = 1) => {
  const { type: _, ...phrase } = aMention(text, name);
  return { ...phrase, sentiment: tone(negative), groupScore };
};

const text = 'Ada Lovelace praised Max. She was in London.';
const passage = aPassageRecord(text, {
  targetedSentiment: [
    { mentions: [place(text, 'Lovelace', 0.2), place(text, 'She', 0.8, 0.5)] },
    { mentions: [place(text, 'Max', 1)] },
  ],
});
const weigh = (name: string, of = passage) =>
  weighTargets([{ mention: aMention(text, name), passage: of }])?.scores.negative;

describe('the tone towards an entity', () => {
  it('is of every place that speaks of it, pronouns included, by how surely it does', () => {
    expect(weigh('Ada Lovelace')).toBeCloseTo((0.2 + 0.5 * 0.8) / 1.5, 10);
    expect(weigh('Max')).toBe(1);
  });

  it('counts a target once, however many of the entity’s mentions it covers', () => {
    const mentions = ['Ada', 'Lovelace'].map((name) => ({ mention: aMention(text, name), passage }));
    expect(weighTargets(mentions)?.scores.negative).toBeCloseTo((0.2 + 0.5 * 0.8) / 1.5, 10);
  });

  it('is of all passages that mention it, and of no neighbour at the same offsets', () => {
    const other = aPassageRecord(text, {
      index: 1,
      targetedSentiment: [{ mentions: [place(text, 'Max', 0)] }],
    });
    const mention = aMention(text, 'Max');
    expect(
      weighTargets([
        { mention, passage },
        { mention, passage: other },
      ])?.scores.negative,
    ).toBe(0.5);
    expect(weigh('Max', other)).toBe(0);
  });

  it('is absent where nothing speaks of it, or nobody asked', () => {
    expect(weigh('London')).toBeUndefined();
    expect(weigh('Max', aPassageRecord(text))).toBeUndefined();
  });
});
