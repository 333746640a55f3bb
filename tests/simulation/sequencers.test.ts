import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LOWEST_SEQUENCER, padSequencer } from '../../core/article/sequencer.ts';
import { HISTORIES, runHistory } from './histories.ts';

const sequencer = fc.stringMatching(/^[0-9A-F]{1,24}$/);
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
/** The rule of S3's documentation. */
const compareAsS3 = (a: string, b: string) => {
  const width = Math.max(a.length, b.length);
  return compare(a.padEnd(width, '0'), b.padEnd(width, '0'));
};

describe('padded sequencers', () => {
  it('sort in S3’s order, whatever their lengths', () => {
    fc.assert(
      fc.property(sequencer, sequencer, (a, b) => {
        expect(compare(padSequencer(a), padSequencer(b))).toBe(compareAsS3(a, b));
      }),
    );
  });

  it('are equal if they differ only in trailing zeros or in case', () => {
    fc.assert(
      fc.property(sequencer, fc.nat({ max: 20 }), (a, zeros) => {
        expect(padSequencer(a.toLowerCase() + '0'.repeat(zeros))).toBe(padSequencer(a));
      }),
    );
  });

  it('have a total order', () => {
    fc.assert(
      fc.property(fc.array(sequencer, { minLength: 3, maxLength: 3 }), (three) => {
        const [a, b, c] = three.map(padSequencer).sort(compare) as [string, string, string];
        expect(compare(a, b)).toBeLessThanOrEqual(0);
        expect(compare(b, c)).toBeLessThanOrEqual(0);
        expect(compare(a, c)).toBeLessThanOrEqual(0);
        expect(compare(LOWEST_SEQUENCER, a)).toBeLessThanOrEqual(0);
      }),
    );
  });
});

/** An S3-compatible store may send no sequencers. Such an event is processed like a backfill message. */
describe('a history whose events have no sequencer ends the same', () => {
  it.each(HISTORIES.map((history) => [history.name, history] as const))('%s', async (_, history) => {
    for (let seed = 1; seed <= 20; seed++) {
      const distort = (notification: object) =>
        JSON.parse(JSON.stringify(notification), (name, value) => (name === 'sequencer' ? undefined : value));
      await runHistory(history, { seed, distort });
    }
  });
});
