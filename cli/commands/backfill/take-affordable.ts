import type { PlannedObject } from './plan-backfill.ts';

/** The first objects, in order, whose units together are within a limit: the next run goes on behind them. */
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
