import type { FoundEntity } from '../found.ts';
import { dropOverlapping } from './drop-overlapping.ts';

/** Adds the spans of `more` that overlap no span of `found`. Input and result are in the order of the text. */
export function addMissing(found: readonly FoundEntity[], more: readonly FoundEntity[]): FoundEntity[] {
  const missing = dropOverlapping(more, found, () => true);
  return missing.length === 0 ? [...found] : [...found, ...missing].toSorted((a, b) => a.begin - b.begin);
}
