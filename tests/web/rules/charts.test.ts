import { describe, expect, it } from 'vitest';
import { countTicks, quantile, scale, usualRange } from '../../../web/rules/scales.ts';
import { binTones, columnsOf, placeSwarm, swarmReach } from '../../../web/rules/swarm.ts';
import { binTimeline, nameOfBin, timeTicks } from '../../../web/rules/timeline-bins.ts';
import { meanOfTones, unpackTones } from '../../../web/rules/tones.ts';

it.each([
  [0, [0, 1]],
  [3, [0, 1, 2, 3]],
  [11, [0, 4, 8, 12]],
  [283, [0, 100, 200, 300]],
])('counts up to %i have the ticks %j', (max, ticks) => {
  expect(countTicks(max)).toEqual(ticks);
});

it('a scale of one value is the middle', () => {
  expect(scale(2, 6)(3)).toBe(25);
  expect(scale(5, 5)(5)).toBe(50);
});

it('the usual range holds 8 of 10 days', () => {
  expect(usualRange([0, 0, 1, 1, 2, 2, 3, 3, 4, 40])).toEqual([0, 4]);
  expect(usualRange([])).toBeUndefined();
  expect(quantile([3, 1, 2], 0.5)).toBe(2);
});

describe('the swarm', () => {
  const size = { width: 480, base: 0, step: 10, reach: 40 };

  it('puts no mark over another', () => {
    const values = Array.from({ length: 200 }, (_, i) => ((i * 37) % 61) - 30);
    const marks = placeSwarm(values, size);
    expect(marks).toHaveLength(200);
    for (const a of marks)
      for (const b of marks)
        if (a !== b) expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThanOrEqual(9.9);
  });

  it.each([
    [[-36, 36], 40],
    [[-39], 60],
    [[99], 100],
    [[], 40],
  ])('%j reaches to %i', (values, reach) => {
    expect(swarmReach(values)).toBe(reach);
  });

  it('counts values in steps of ten, those between without any too', () => {
    expect(binTones([-31, 5, 9, 100])).toEqual([
      { from: -40, articles: 1 },
      { from: -30, articles: 0 },
      { from: -20, articles: 0 },
      { from: -10, articles: 0 },
      { from: 0, articles: 2 },
      ...[10, 20, 30, 40, 50, 60, 70, 80].map((from) => ({ from, articles: 0 })),
      { from: 90, articles: 1 },
    ]);
    expect(columnsOf([1, 0, 4], 40)).toEqual([
      { from: 0, to: 2, share: 1 },
      { from: 4, to: 6, share: 0.5 },
    ]);
  });

  it('reads packed tones', () => {
    const counts = new Array<number>(201).fill(0);
    counts[100 - 8] = 2;
    counts[100 + 31] = 1;
    expect(unpackTones(counts)).toEqual([-8, -8, 31]);
    expect(meanOfTones([-8, -8, 31])).toBe(5);
    expect(meanOfTones([])).toBeUndefined();
  });
});

describe('a timeline', () => {
  const step = (start: string, articles: number, tone?: number) => ({
    start,
    articles,
    mentions: articles * 2,
    toned: tone === undefined ? 0 : articles,
    ...(tone !== undefined && { tone }),
  });

  it.each([
    ['2026-11-04', '2026-12-01', 'day', 28],
    ['2025-12-02', '2026-12-01', 'week', 53],
    ['2022-01-01', '2026-12-01', 'month', 60],
    ['2006-02-23', '2017-07-18', 'quarter', 47],
    ['1950-01-01', '2026-12-01', 'year', 77],
  ])('from %s to %s has a bar each %s', (from, to, length, bars) => {
    const timeline = binTimeline([], from, to);
    expect([timeline.length, timeline.bins.length]).toEqual([length, bars]);
  });

  it('adds up the steps of a bar, and weighs tones by articles', () => {
    const { bins } = binTimeline(
      [step('2026-11-30', 1, 0.4), step('2026-11-02', 3, 0), step('2026-11-02', 1)],
      '2022-01-01',
      '2026-12-01',
    );
    expect(bins.filter(({ articles }) => articles > 0)).toEqual([
      { start: '2026-11-01', articles: 5, mentions: 10, tone: 0.1 },
    ]);
  });

  it('names its bars and its axis', () => {
    expect([
      nameOfBin('2013-10-01', 'quarter'),
      nameOfBin('2013-10-01', 'month'),
      nameOfBin('2013-10-07', 'week'),
    ]).toEqual(['2013 Q4', 'October 2013', 'week of 7 Oct 2013']);
    expect(timeTicks(binTimeline([], '2006-02-23', '2017-07-18')).map(({ says }) => says)).toEqual([
      '2006',
      '2008',
      '2010',
      '2012',
      '2014',
      '2016',
    ]);
  });
});
