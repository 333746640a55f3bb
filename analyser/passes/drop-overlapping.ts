import type { FoundEntity } from '../found.ts';

/** What was found, without what overlaps one of `better` and may go. Both in the order of the text; in one sweep. */
export function dropOverlapping(
  found: readonly FoundEntity[],
  better: readonly FoundEntity[],
  mayGo: (entity: FoundEntity) => boolean,
): FoundEntity[] {
  let k = 0;
  return found.filter((entity) => {
    while (k < better.length && (better[k]?.end ?? 0) <= entity.begin) k++;
    const isFree = (better[k]?.begin ?? Number.POSITIVE_INFINITY) >= entity.end;
    return isFree || !mayGo(entity);
  });
}
