import type { PlannedObject } from './plan-backfill.ts';

/** The first objects whose units together are within a limit. The next run continues after them. */
export function takeAffordable(
  objects: readonly PlannedObject[],
  maxUnits: number,
): readonly PlannedObject[] {
  let units = 0;
  const end = objects.findIndex((object) => {
    units += object.units;
    return units > maxUnits;
  });
  return end < 0 ? objects : objects.slice(0, end);
}
