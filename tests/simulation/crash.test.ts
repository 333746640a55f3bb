import { describe, expect, it } from 'vitest';
import { STAGE_NAMES } from '../../core/runtime/stages.ts';
import {
  FAILURES,
  type Injection,
  injectFault,
  listPlaces,
  type Place,
  STALL_AND_DIE,
  stall,
} from './inject-faults.ts';
import { samplePlaces } from './sample-places.ts';

/**
 * These tests are a part of `npm run soak -- --sweep`, which puts every fault at every request of every history. Of each kind
 * of request, a stage and an operation, they take some, spread over the histories.
 */
const PER_KIND = { failing: 3, stalled: 12, dying: 6 };
/** Of these, every request of split stalls: a guard was seen to be needed at one or two of them alone. */
const WHOLE_WHERE_SPLIT_STALLS = [
  'a version deleted by id meanwhile',
  'a delete marker removed meanwhile',
  'changes whose events are lost, each found by a backfill',
];

/** @param stage the one whose requests are taken; all by default */
async function injectInto(injection: Injection, perKind: number, turn: number, stage = '') {
  const all = await placesOf(injection);
  const places = all.filter(({ kind }) => kind.startsWith(stage));
  const sample = new Set(samplePlaces(places, perKind, turn));
  if (injection.name === 'stalled' && stage === 'split') {
    const whole = places.filter(({ history }) => WHOLE_WHERE_SPLIT_STALLS.includes(history.name));
    expect(new Set(whole.map(({ history }) => history)).size).toBe(WHOLE_WHERE_SPLIT_STALLS.length);
    for (const place of whole) sample.add(place);
  }
  for (const place of sample) await injectFault(injection, place);
  expectEveryKind(places, [...sample]);
}

const listed = new Map<string, ReturnType<typeof listPlaces>>();
/** The runs without the fault are the same for all stages. */
function placesOf(injection: Injection): ReturnType<typeof listPlaces> {
  const places = listed.get(injection.name) ?? listPlaces(injection);
  listed.set(injection.name, places);
  return places;
}

function expectEveryKind(places: readonly Place[], sample: readonly Place[]): void {
  const kindsOf = (list: readonly Place[]) => [...new Set(list.map(({ kind }) => kind))].sort();
  expect(kindsOf(sample)).toEqual(kindsOf(places));
}

describe('the table is that of a run without faults, whichever request fails', () => {
  it.each(FAILURES.map((failure, turn) => [failure.name, failure, turn] as const))(
    '%s',
    async (_, failure, turn) => {
      await injectInto(failure, PER_KIND.failing, turn);
    },
  );
});

// By stage, because a test of all would take long on a busy machine.
describe('a function that stalls and continues late does no harm', () => {
  it.each(STAGE_NAMES)('%s', async (stage) => {
    await injectInto(stall(1), PER_KIND.stalled, FAILURES.length, stage);
  });
});

describe('a function that stalls and then dies does no harm', () => {
  it.each(STAGE_NAMES)('%s', async (stage) => {
    await injectInto(STALL_AND_DIE, PER_KIND.dying, FAILURES.length + 1, stage);
  });
});
