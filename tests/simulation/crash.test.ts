import { describe, expect, it } from 'vitest';
import { essence, HISTORIES, type History, runHistory } from './histories.ts';
import { FAULTS } from './invocation.ts';

/** Hits one request of a history, by its place, and expects the table of a run in which nothing went wrong. */
async function hitEachRequest(history: History, seed: number): Promise<void> {
  const clean = await runHistory(history, { seed });
  expect(clean.ios).toBeGreaterThan(4);
  for (let n = 0; n < clean.ios; n++) {
    for (const fault of FAULTS) {
      const name = `${fault} at request ${n}, seed ${seed}`;
      const world = await runHistory(history, {
        seed,
        fault: (io) => (io.n === n ? fault : undefined),
      }).catch((error) => {
        throw new Error(`${name}: ${error.message}`, { cause: error });
      });
      expect(essence(world), name).toEqual(essence(clean));
    }
  }
}

/**
 * Each request of each function is cut: it dies before or after, gets an error before or after the effect (a write
 * that took effect but whose answer is lost), or is sent twice by the SDK.
 */
describe('the table is as if nothing had happened, wherever a function is cut', () => {
  it.each(HISTORIES.map((history) => [history.name, history] as const))('%s', (_, history) =>
    hitEachRequest(history, 1),
  );
});

/** Each function in turn falls asleep at each request, and wakes when everything else is long done. */
describe('a function that wakes late does no harm', () => {
  it.each(HISTORIES.map((history) => [history.name, history] as const))('%s', async (_, history) => {
    const clean = await runHistory(history);
    for (let n = 0; n < clean.ios; n++) {
      const world = await runHistory(history, { latency: (io) => (io.n === n ? 110_000 : undefined) }).catch(
        (error) => {
          throw new Error(`asleep at request ${n}: ${error.message}`, { cause: error });
        },
      );
      expect(essence(world), `asleep at request ${n}`).toEqual(essence(clean));
    }
  });
});
