import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { generationOf, generationOfBackfill, generationOfDelete } from '../../../core/article/generation.ts';

const part = fc.string({ unit: 'binary', maxLength: 12 });

describe('a generation', () => {
  it('depends on its parts only', () => {
    fc.assert(
      fc.property(part, part, part, (a, b, c) => {
        expect(generationOf(a, b, c)).toBe(generationOf(a, b, c));
        expect(generationOf(a, b, c)).toMatch(/^[0-9a-f]{24}$/);
      }),
    );
  });

  it('differs when any part does, even if the parts joined are equal', () => {
    fc.assert(
      fc.property(fc.tuple(part, part, part), fc.tuple(part, part, part), (one, other) => {
        const same = one.every((value, i) => value === other[i]);
        expect(generationOf(...one) === generationOf(...other)).toBe(same);
        expect(generationOfBackfill(...one) === generationOfBackfill(...other)).toBe(same);
      }),
    );
    expect(generationOf('ab', 'c', 'd')).not.toBe(generationOf('a', 'bc', 'd'));
  });

  it('differs between an event, a backfill and a delete', () => {
    const all = [
      generationOf('s', 'e', 'v'),
      generationOfBackfill('s', 'e', 'v'),
      generationOfDelete('s', 'e'),
    ];
    expect(new Set(all).size).toBe(3);
  });

  it('of a backfill differs from that of the backfill before it, although the object is the same', () => {
    const first = generationOfBackfill(undefined, 'e', '1');
    expect(generationOfBackfill(first, 'e', '1')).not.toBe(first);
  });

  it('of a tombstone differs by the generation that it replaces', () => {
    expect(generationOfDelete('s', 'g1')).not.toBe(generationOfDelete('s', 'g2'));
    expect(generationOfDelete('s', 'g1')).not.toBe(generationOfDelete('s', undefined));
  });
});
