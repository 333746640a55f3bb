import { setTimeout as sleepFor } from 'node:timers/promises';

/** The time and the pauses of code that waits. A simulation or a test passes a clock of its own. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  sleep(ms: number): Promise<void>;
}

export const SYSTEM_CLOCK: Clock = {
  now: () => Date.now(),
  sleep: async (ms) => {
    await sleepFor(ms);
  },
};
