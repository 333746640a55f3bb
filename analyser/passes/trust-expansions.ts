import type { FoundEntity } from '../found.ts';
import { addMissing } from './add-missing.ts';
import { dropOverlapping } from './drop-overlapping.ts';

/** A span with a lower score gives way to a name that its acronym proves. */
const SURE = 0.7;

/** Replaces less certain spans by names that are followed by their acronym in brackets. */
export function trustExpansions(
  found: readonly FoundEntity[],
  expansions: readonly FoundEntity[],
): FoundEntity[] {
  return addMissing(
    dropOverlapping(found, expansions, ({ score }) => score < SURE),
    expansions,
  );
}
