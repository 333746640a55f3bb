import { expect, it } from 'vitest';
import type { Difference, DifferenceKind } from '../../../core/upkeep/find-differences.ts';
import { hintsOf } from '../../../core/upkeep/hints-of.ts';

const difference = (kind: DifferenceKind, key?: string): Difference => ({
  kind,
  articleId: 'id',
  key,
  generation: 'g',
});

it('a difference is a hint that split understands; damage names the generation that is damaged', () => {
  const differences = [difference('MISSING', 'a b'), difference('GHOSTS', 'c'), difference('DAMAGED', 'd')];
  expect(hintsOf('bucket', differences)).toEqual([
    { type: 'backfill', bucket: 'bucket', key: 'a b' },
    { type: 'backfill', bucket: 'bucket', key: 'd', replaces: 'g' },
  ]);
});
