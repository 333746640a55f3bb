import type { OperationName } from './operations.ts';
import type { Settings } from './settings.ts';

/** The faults injected into one call. */
export interface CallFaults {
  readonly latencyMs: number;
  readonly throttle: boolean;
  readonly fail: boolean;
  readonly drop: boolean;
  /** Whether the document at an index of a batch ends in its ErrorList. */
  failsItem(index: number): boolean;
}

const NONE: CallFaults = { latencyMs: 0, throttle: false, fail: false, drop: false, failsItem: () => false };

/**
 * Decides at random which faults one call gets. Each fault has a random number of its own, drawn only if its share is
 * not 0, so a seeded sequence stays the same when another fault is switched off.
 *
 * @param random 0 … 1, end exclusive
 */
export function rollFaults(
  { faults }: Pick<Settings, 'faults'>,
  operation: OperationName,
  random: () => number,
): CallFaults {
  if (faults.operations.length > 0 && !faults.operations.includes(operation)) return NONE;
  const happens = (share: number) => share > 0 && random() < share;
  return {
    latencyMs: faults.latencyMs + (faults.jitterMs > 0 ? faults.jitterMs * random() : 0),
    throttle: happens(faults.throttleRate),
    fail: happens(faults.errorRate),
    drop: happens(faults.dropRate),
    failsItem: (index) => faults.itemErrorIndexes.includes(index) || happens(faults.itemErrorRate),
  };
}
