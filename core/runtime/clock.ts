import { setTimeout as sleepFor } from 'node:timers/promises';

/** Time as pacing and the endpoint know it. A simulation or a test puts a clock of its own in its place. */
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
