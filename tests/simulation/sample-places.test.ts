import { expect, it } from 'vitest';
import type { History } from './histories.ts';
import type { Place } from './inject-faults.ts';
import { samplePlaces } from './sample-places.ts';

const history: History = { name: 'one', steps: [] };
const placesOf = (kind: string, count: number): Place[] =>
  Array.from({ length: count }, (_, n) => ({ history, n, kind, expected: undefined }));
const numbersOf = (places: readonly Place[]) => places.map(({ n }) => n);

it('takes the same number of each kind, and all of a kind that is rarer', () => {
  const sample = samplePlaces(
    [...placesOf('split s3.Body', 100), ...placesOf('unbundle bus.PutEvents', 3)],
    5,
    0,
  );
  expect(
    Object.entries(Object.groupBy(sample, ({ kind }) => kind)).map(([kind, all]) => [kind, all?.length]),
  ).toEqual([
    ['split s3.Body', 5],
    ['unbundle bus.PutEvents', 3],
  ]);
});

it('takes them evenly spaced, each once', () => {
  expect(numbersOf(samplePlaces(placesOf('split s3.Body', 100), 5, 0))).toEqual([0, 20, 40, 60, 80]);
  expect(numbersOf(samplePlaces(placesOf('split s3.Body', 7), 5, 0))).toEqual([0, 1, 2, 4, 5]);
});

it('takes others at each turn, and the same at the same turn', () => {
  const places = placesOf('split s3.Body', 100);
  const turns = [0, 1, 2, 3, 4].map((turn) => numbersOf(samplePlaces(places, 5, turn)));
  expect(new Set(turns.flat()).size).toBe(25);
  for (const numbers of turns) expect(Math.max(...numbers)).toBeLessThan(100);
  expect(numbersOf(samplePlaces(places, 5, 3))).toEqual(turns[3]);
});
