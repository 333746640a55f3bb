import { HISTORIES, type History } from './histories.ts';
import { cutEachRequest, delayAndKillEachRequest, delayEachRequest } from './hit-requests.ts';

/** What is done to each request of each history, and how often in all. */
const SWEEPS = {
  cut: cutEachRequest,
  asleep: (history: History) => delayEachRequest(history, [1, 2, 3]),
  'asleep, then dead': (history: History) => delayAndKillEachRequest(history),
};
export type SweepCounts = Record<keyof typeof SWEEPS, number>;

/**
 * Hits every request of every history in every way, where the tests hit some.
 *
 * @param fail is told of a history that ends otherwise than it should; answers whether to go on
 * @returns the runs of the histories that ended as they should
 */
export async function sweepCrashes(fail: (message: string) => boolean): Promise<SweepCounts> {
  const counts: SweepCounts = { cut: 0, asleep: 0, 'asleep, then dead': 0 };
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
