import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Sentiment } from '../../../core/article/analysis.ts';
import type { TimelineStep } from '../../../core/queries/questions.ts';
import { countBySteps, joinTimelines, stepOf, toneOf } from '../../../core/queries/timeline.ts';

const tone = (positive: number, negative: number): Sentiment => ({
  label: 'MIXED',
  scores: { positive, negative, neutral: 0, mixed: 1 - positive - negative },
});

describe('a step of a timeline', () => {
  it.each<[string, TimelineStep, string]>([
    ['2026-11-24T09:59:59.999Z', 'hour', '2026-11-24T09'],
    ['2026-11-24T09:59:59.999Z', 'day', '2026-11-24'],
    ['2026-11-24T09:59:59.999Z', 'week', '2026-11-23'],
    ['2026-11-23T00:00:00.000Z', 'week', '2026-11-23'],
    ['2026-11-29T23:59:59.999Z', 'week', '2026-11-23'],
    ['2026-11-30T00:00:00.000Z', 'week', '2026-11-30'],
    ['2027-01-01T00:00:00.000Z', 'week', '2026-12-28'],
    ['2024-02-29T12:00:00.000Z', 'week', '2024-02-26'],
  ])('%s by %s begins at %s', (instant, by, start) => {
    expect(stepOf(instant, by)).toBe(start);
  });
});

it('the tone is the confidence in positive minus that in negative', () => {
  expect(toneOf(tone(0.75, 0.25))).toBe(0.5);
  expect(toneOf(tone(0, 1))).toBe(-1);
});

describe('a timeline', () => {
  it('counts articles and mentions, and takes the mean tone over the articles that have one', () => {
    expect(
      countBySteps(
        [
          { publishedAt: '2026-11-24T08:00:00.000Z', count: 2, sentiment: tone(0.5, 0) },
          { publishedAt: '2026-11-24T09:00:00.000Z', count: 1, sentiment: tone(0, 0.25) },
          { publishedAt: '2026-11-24T10:00:00.000Z', count: 4 },
          { publishedAt: '2026-11-22T10:00:00.000Z', count: 1 },
        ],
        'day',
      ),
    ).toEqual([
      { start: '2026-11-24', articles: 3, mentions: 7, toned: 2, tone: 0.125 },
      { start: '2026-11-22', articles: 1, mentions: 1, toned: 0 },
    ]);
  });

  it('that was cut into pages anywhere is the same when it is joined', () => {
    const article = fc.record({
      publishedAt: fc.integer({ min: 0, max: 400 }).map((hours) => new Date(hours * 3_600_000).toISOString()),
      count: fc.integer({ min: 1, max: 9 }),
      sentiment: fc.option(
        fc.tuple(fc.nat(4), fc.nat(4)).map(([p, n]) => tone(p / 8, n / 8)),
        { nil: undefined },
      ),
    });
    fc.assert(
      fc.property(
        fc.array(article),
        fc.nat(),
        fc.constantFrom<TimelineStep>('hour', 'day', 'week'),
        (all, cut, by) => {
          const articles = all.map(({ sentiment, ...rest }) => ({
            ...rest,
            ...(sentiment && { sentiment }),
          }));
          const at = cut % (articles.length + 1);
          const whole = countBySteps(articles, by);
          const joined = joinTimelines([
            ...countBySteps(articles.slice(0, at), by),
            ...countBySteps(articles.slice(at), by),
          ]);
          expect(joined.map(({ tone: _, ...step }) => step)).toEqual(
            whole.map(({ tone: _, ...step }) => step),
          );
          for (const [i, step] of joined.entries())
            expect(step.tone ?? 9).toBeCloseTo(whole[i]?.tone ?? 9, 9);
        },
      ),
    );
  });
});
