import type { FoundEntity } from '../found.ts';

/** What was found, and of `more` what overlaps none of it. Both in the order of the text. */
export function addMissing(found: readonly FoundEntity[], more: readonly FoundEntity[]): FoundEntity[] {
  let k = 0;
  const missing = more.filter(({ begin, end }) => {
    while (k < found.length && (found[k]?.end ?? 0) <= begin) k++;
    return (found[k]?.begin ?? Number.POSITIVE_INFINITY) >= end;
  });
  return [...found, ...missing];
}
