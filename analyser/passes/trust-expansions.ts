import type { FoundEntity } from '../found.ts';
import { addMissing } from './add-missing.ts';
import { dropOverlapping } from './drop-overlapping.ts';

/** What is less sure than this gives way to a name that its acronym proves. */
const SURE = 0.7;

/** Puts names with their acronyms in brackets in the place of what was less surely found there. */
export function trustExpansions(
  found: readonly FoundEntity[],
  expansions: readonly FoundEntity[],
): FoundEntity[] {
  return addMissing(
    dropOverlapping(found, expansions, ({ score }) => score < SURE),
    expansions,
  );
}
