import type { FoundEntity } from '../found.ts';
import { addMissing } from './add-missing.ts';
import { dropOverlapping } from './drop-overlapping.ts';

/** Adds the spans of `better`, and drops those of `found` that overlap one. Input and result are in the order of the text. */
export const prefer = (found: readonly FoundEntity[], better: readonly FoundEntity[]): FoundEntity[] =>
  addMissing(
    dropOverlapping(found, better, () => true),
    better,
  );
