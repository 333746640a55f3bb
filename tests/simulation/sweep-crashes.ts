import { HISTORIES, type History } from './histories.ts';
import { failEachRequest, stallAndKillEachRequest, stallEachRequest } from './inject-faults.ts';

/** The faults that are put at each request of each history. */
const SWEEPS = {
  cut: failEachRequest,
  stalled: (history: History) => stallEachRequest(history, [1, 2, 3]),
  'stalled, then dead': (history: History) => stallAndKillEachRequest(history),
};
export type SweepCounts = Record<keyof typeof SWEEPS, number>;

/**
 * Puts every fault at every request of every history. The tests do so for a part of them.
 *
 * @param fail called with the error of a history that failed. Its result says whether to go on.
 * @returns the number of runs of the histories that passed
 */
export async function sweepCrashes(fail: (message: string) => boolean): Promise<SweepCounts> {
  const counts: SweepCounts = { cut: 0, stalled: 0, 'stalled, then dead': 0 };
  for (const history of HISTORIES)
    for (const [name, sweep] of Object.entries(SWEEPS)) {
      try {
        counts[name as keyof SweepCounts] += await sweep(history);
      } catch (error) {
        if (!fail(String(error))) return counts;
      }
    }
  return counts;
}
