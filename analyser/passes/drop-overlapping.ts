import type { FoundEntity } from '../found.ts';

/** Removes the droppable spans that overlap a span of `better`. Both lists are in the order of the text. */
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
