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

describe('weighTargets', () => {
  it('weights every mention of the target, pronouns included, by its group score', () => {
    expect(weigh('Ada Lovelace')).toBeCloseTo((0.2 + 0.5 * 0.8) / 1.5, 10);
    expect(weigh('Max')).toBe(1);
  });

  it('counts a target once, however many of the entity’s mentions it covers', () => {
    const mentions = ['Ada', 'Lovelace'].map((name) => ({ mention: aMention(text, name), passage }));
    expect(weighTargets(mentions)?.scores.negative).toBeCloseTo((0.2 + 0.5 * 0.8) / 1.5, 10);
  });

  it('uses all passages that mention the entity, and no other passage at the same offsets', () => {
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

  it('returns nothing where no target is the entity, and where targeted sentiment was not asked for', () => {
    expect(weigh('London')).toBeUndefined();
    expect(weigh('Max', aPassageRecord(text))).toBeUndefined();
  });
});
