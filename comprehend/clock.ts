import { setTimeout as sleepFor } from 'node:timers/promises';

/** The time that quotas and injected delays go by. A test puts its own clock in its place. */
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
