import type { FoundEntity } from '../found.ts';
import { addMissing } from './add-missing.ts';
import { dropOverlapping } from './drop-overlapping.ts';

/**
 * Corrects types by the form of a line: the town of a dateline, the clubs in a list of results. A person stays a person,
 * since players have results too.
 */
export function trustLayout(
  found: readonly FoundEntity[],
  datelines: readonly FoundEntity[],
  results: readonly FoundEntity[],
): FoundEntity[] {
  const placed = addMissing(
    datelines,
    dropOverlapping(found, datelines, () => true),
  );
  return addMissing(
    dropOverlapping(placed, results, ({ type }) => type !== 'PERSON'),
    results,
  );
}
