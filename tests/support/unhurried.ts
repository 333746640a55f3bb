import { ANALYSES, type Analysis } from '../../core/article/analysis.ts';
import type { Clock } from '../../core/runtime/clock.ts';
import { NO_METRICS } from '../../core/runtime/metrics.ts';
import { MemoryQuota } from './memory-quota.ts';

/** A clock that skips every pause. */
export function jumpingClock(): Clock {
  let now = Date.parse('2026-11-24T09:00:00.000Z');
  return {
    now: () => now,
    sleep: async (ms) => {
      now += Math.max(0, ms);
    },
  };
}

/** The ports of a detector besides its client, for tests that are not about waiting. */
export function unhurried() {
  const clock = jumpingClock();
  return {
    clock,
    metrics: NO_METRICS,
    quota: new MemoryQuota(clock, () => 0),
    callsPerSecond: Object.fromEntries(ANALYSES.map((name) => [name, 10])) as Record<Analysis, number>,
  };
}
