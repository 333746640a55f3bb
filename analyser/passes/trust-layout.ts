import type { FoundEntity } from '../found.ts';
import { addMissing } from './add-missing.ts';
import { dropOverlapping } from './drop-overlapping.ts';

/**
 * Where a line's form tells what its names are, it is believed: the town before a report, the clubs in a list of results.
 * Players have results, too: who was found to be a person stays one.
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
