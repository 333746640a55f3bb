import { describe, expect, it } from 'vitest';
import type { Piece } from '../../../functions/split/cut-pieces.ts';
import { gatherPieces } from '../../../functions/split/gather-pieces.ts';

const pieces = (count: number): Piece[] =>
  Array.from({ length: count }, (_, i) => ({
    begin: 3 * i,
    end: 3 * i + 2,
    before: i % 2 ? 'sentence' : 'paragraph',
  }));

describe('gatherPieces', () => {
  it('leaves few pieces unchanged', () => {
    const few = pieces(10);
    expect(gatherPieces(few, 10)).toBe(few);
  });

  it('joins neighbours, and keeps the break before the first of them', () => {
    expect(gatherPieces(pieces(8), 4)).toEqual([
      { begin: 0, end: 11, before: 'paragraph' },
      { begin: 12, end: 23, before: 'paragraph' },
    ]);
  });

  it.each([1_000, 5_000, 100_000])('joins %i pieces into few, and loses no text', (count) => {
    const gathered = gatherPieces(pieces(count), 500);
    expect(gathered.length).toBeLessThanOrEqual(600);
    expect([gathered[0]?.begin, gathered.at(-1)?.end]).toEqual([0, 3 * count - 1]);
  });
});
