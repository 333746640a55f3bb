import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LOWEST_SEQUENCER, padSequencer } from '../../core/article/sequencer.ts';
import { HISTORIES, runHistory } from './histories.ts';

const sequencer = fc.stringMatching(/^[0-9A-F]{1,24}$/);
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
/** S3's rule, as its documentation words it. */
const compareAsS3 = (a: string, b: string) => {
  const width = Math.max(a.length, b.length);
  return compare(a.padEnd(width, '0'), b.padEnd(width, '0'));
};

/** Guarding line, seen to fail without: `sequencer.toUpperCase().padEnd(WIDTH, '0')` in sequencer.ts. */
describe('sequencers, padded', () => {
  it('stand in S3’s order, however long they are', () => {
    fc.assert(
      fc.property(sequencer, sequencer, (a, b) => {
        expect(compare(padSequencer(a), padSequencer(b))).toBe(compareAsS3(a, b));
      }),
    );
  });

  it('tie where they differ in trailing zeros or in case alone', () => {
    fc.assert(
      fc.property(sequencer, fc.nat({ max: 20 }), (a, zeros) => {
        expect(padSequencer(a.toLowerCase() + '0'.repeat(zeros))).toBe(padSequencer(a));
      }),
    );
  });

  it('are ordered totally', () => {
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

/**
 * An S3-compatible store may send none: the event is then a hint to look, as a backfill is. Guarding lines, seen to fail
 * without: `event.sequencer ?? head?.sequencer` in split-article.ts, `sameSequencer && !isHint` in decide-claim.ts.
 */
describe('events without a sequencer end the same', () => {
  it.each(HISTORIES.map((history) => [history.name, history] as const))('%s', async (_, history) => {
    for (let seed = 1; seed <= 20; seed++) {
      const distort = (notification: object) =>
        JSON.parse(JSON.stringify(notification), (name, value) => (name === 'sequencer' ? undefined : value));
      await runHistory(history, { seed, distort });
    }
  });
});
