import { describe, expect, it } from 'vitest';
import { duration } from '../../../web/rules/say.ts';
import { axisOf, stagesOf, toWaterfall } from '../../../web/rules/waterfall.ts';

const done = [
  { step: 'received', state: 'done', startsAt: 0 },
  { step: 'split', state: 'done', startsAt: 100, waitedMs: 100, tookMs: 400 },
  { step: 'passage', number: 1, state: 'cached', startsAt: 600, waitedMs: 100, tookMs: 9 },
  { step: 'passage', number: 2, state: 'done', startsAt: 600, waitedMs: 100, tookMs: 300 },
  { step: 'publish', state: 'done', startsAt: 950, waitedMs: 50, tookMs: 50 },
];
const onTheWay = [
  { step: 'split', state: 'done', startsAt: 100, tookMs: 400 },
  { step: 'passage', number: 1, state: 'working', startsAt: 600 },
  { step: 'passage', number: 2, state: 'waiting' },
  { step: 'publish', state: 'not-yet' },
];

describe('a waterfall', () => {
  it('draws waits and work as shares of the whole', () => {
    const { lanes, end } = toWaterfall(done, 0, duration);
    expect(end).toBe(1_000);
    expect(lanes.map(({ label, says }) => `${label} ${says}`)).toEqual([
      'split 400 ms',
      'passage 1 cached',
      'passage 2 300 ms',
      'publish 50 ms',
    ]);
    expect(lanes[0]?.bars).toEqual([
      { kind: 'wait', from: 0, length: 0.1 },
      { kind: 'work', from: 0.1, length: 0.4 },
    ]);
  });

  it('reaches to now where a step is at work', () => {
    const { lanes, end } = toWaterfall(onTheWay, 2_000, duration);
    expect(end).toBe(2_000);
    expect(lanes[1]).toEqual({
      label: 'passage 1',
      bars: [{ kind: 'work', from: 0.3, length: 0.7 }],
      says: 'at work',
    });
    expect(lanes[2]?.bars).toEqual([]);
  });

  it('says "done" where nobody knows how long a step took, and shows when it began', () => {
    const { lanes } = toWaterfall(
      [
        { step: 'split', state: 'done', startsAt: 500, waitedMs: 500 },
        { step: 'publish', state: 'done', startsAt: 1_000 },
      ],
      0,
      duration,
    );
    expect(lanes.map(({ says }) => says)).toEqual(['done', 'done']);
    expect(lanes[1]?.bars).toEqual([{ kind: 'work', from: 1, length: 0 }]);
  });

  it('has an axis in one unit', () => {
    expect(axisOf(400).map(({ says }) => says)).toEqual(['0', '100', '200', '300', '400 ms']);
    expect(axisOf(1_600).map(({ says }) => says)).toEqual(['0', '0.40', '0.80', '1.20', '1.60 s']);
  });
});

it.each([
  [done, ['400 ms', '2 of 2, 1 cached', '50 ms'], ['done', 'done', 'done']],
  [onTheWay, ['400 ms', '0 of 2', '·'], ['done', 'now', 'not-yet']],
  [[{ step: 'split', state: 'done', startsAt: 100 }], ['done', '·', '·'], ['done', 'not-yet', 'not-yet']],
  [[{ step: 'split', state: 'waiting' }], ['in the queue', '·', '·'], ['now', 'not-yet', 'not-yet']],
  [[{ step: 'passage', state: 'failed' }], ['·', '0 of 1, 1 failed', '·'], ['not-yet', 'failed', 'not-yet']],
])('the board shows how far an object is', (steps, says, kinds) => {
  const cells = stagesOf(steps, duration);
  expect(cells.map((cell) => cell.says)).toEqual(says);
  expect(cells.map((cell) => cell.kind)).toEqual(kinds);
});
