import type { Place } from './inject-faults.ts';

/**
 * Chooses a part of the requests of all histories. Of each kind of request, every stage and operation, it takes the same
 * number, evenly spaced over the histories.
 *
 * @param perKind how many are taken of a kind; all where there are no more
 * @param turn another number chooses others
 */
export function samplePlaces(places: readonly Place[], perKind: number, turn: number): readonly Place[] {
  return [...Map.groupBy(places, ({ kind }) => kind).values()].flatMap((alike) => {
    if (alike.length <= perKind) return alike;
    const step = alike.length / perKind;
    // The turns of all faults together come to every part of a step.
    const begin = (turn * GOLDEN_RATIO * step) % step;
    return Array.from({ length: perKind }, (_, i) => alike[Math.floor(begin + i * step)] as Place);
  });
}

/** The fractions of its multiples are spread evenly, however many there are. */
const GOLDEN_RATIO = (Math.sqrt(5) - 1) / 2;
