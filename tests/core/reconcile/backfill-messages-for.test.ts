import { expect, it } from 'vitest';
import { backfillMessagesFor } from '../../../core/reconcile/backfill-messages-for.ts';
import type { Difference, DifferenceKind } from '../../../core/reconcile/find-differences.ts';

const difference = (kind: DifferenceKind, key?: string): Difference => ({
  kind,
  articleId: 'id',
  key,
  generation: 'g',
});

it('a difference becomes a backfill message; the message of a damaged article names its generation', () => {
  const differences = [difference('MISSING', 'a b'), difference('GHOSTS', 'c'), difference('DAMAGED', 'd')];
  expect(backfillMessagesFor('bucket', differences)).toEqual([
    { type: 'backfill', bucket: 'bucket', key: 'a b' },
    { type: 'backfill', bucket: 'bucket', key: 'd', replaces: 'g' },
  ]);
});
