import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LOWEST_SEQUENCER, padSequencer } from '../../../core/article/sequencer.ts';

const hex = fc.string({ unit: fc.constantFrom(...'0123456789ABCDEFabcdef'), minLength: 1, maxLength: 40 });
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** S3's documented rule: pad the shorter with zeros on the right, then compare. */
function compareAsDocumented(a: string, b: string): number {
  const width = Math.max(a.length, b.length);
  return compare(a.toUpperCase().padEnd(width, '0'), b.toUpperCase().padEnd(width, '0'));
}

describe('padded sequencers', () => {
  it.each([
    ['0055AED6DCD90281E5', '0055AED6DCD90281E6', -1],
    ['0055AED6DCD90281E5', '0055AED6DCD90281E5', 0],
    ['05', '0500', 0],
    ['05', '0501', -1],
    ['06', '0599', 1],
    ['0a', '0B', -1],
    ['0a', '0A', 0],
  ])('%s against %s: %i', (a, b, order) => {
    expect(compare(padSequencer(a), padSequencer(b))).toBe(order);
  });

  it('compare as S3 documents, whatever the lengths', () => {
    fc.assert(
      fc.property(hex, hex, (a, b) => {
        expect(compare(padSequencer(a), padSequencer(b))).toBe(compareAsDocumented(a, b));
      }),
    );
  });

  it('have one width, and none is below the lowest', () => {
    fc.assert(
      fc.property(hex, (sequencer) => {
        const padded = padSequencer(sequencer);
        expect(padded).toHaveLength(LOWEST_SEQUENCER.length);
        expect(padded >= LOWEST_SEQUENCER).toBe(true);
        expect(padSequencer(padded)).toBe(padded);
      }),
    );
  });
});
