import { FAILURES, type Injection, injectFault, listPlaces, STALL_AND_DIE, stall } from './inject-faults.ts';

/** The faults that are put at each request of each history. */
const SWEEPS = {
  cut: FAILURES,
  stalled: [1, 2, 3].map(stall),
  'stalled, then dead': [STALL_AND_DIE],
} satisfies Record<string, readonly Injection[]>;
export type SweepCounts = Record<keyof typeof SWEEPS, number>;

/**
 * Puts every fault at every request of every history.
 *
 * @param fail called with the error of a run that failed. Its result says whether to go on.
 * @param every 20 for every twentieth run
 * @param first the first run, counted from 0
 * @returns the number of runs that passed
 */
export async function sweepCrashes(
  fail: (message: string) => boolean,
  every = 1,
  first = 0,
): Promise<SweepCounts> {
  const counts: SweepCounts = { cut: 0, stalled: 0, 'stalled, then dead': 0 };
  let run = -1 - (first % every);
  for (const [name, injections] of Object.entries(SWEEPS) as [keyof SweepCounts, readonly Injection[]][])
    for (const injection of injections)
      for (const place of await listPlaces(injection)) {
        run++;
        if (run % every !== 0) continue;
        try {
          await injectFault(injection, place);
          counts[name]++;
        } catch (error) {
          if (!fail(String(error))) return counts;
        }
      }
  return counts;
}
