import { EventQueue } from './event-queue.ts';
import type { Random } from './random.ts';

const realRandom = Math.random;
const letCodeRun = () => new Promise<void>((resolve) => setImmediate(resolve));

/**
 * Virtual time: a pause ends when every earlier one has ended, and takes no real time. While it runs,
 * Math.random is seeded, so that what the code under test does is a function of the seed alone.
 */
export class VirtualClock {
  /** Milliseconds since the epoch, as nobody's clock but the simulation's shows it. */
  now = Date.parse('2026-11-24T09:00:00.000Z');
  readonly #events = new EventQueue();
  readonly #random: Random;
  #hasWoken = false;
  #tasks = 0;
  #failure: { readonly error: unknown } | undefined;

  constructor(random: Random) {
    this.#random = random;
  }

  sleep(ms: number): Promise<void> {
    return new Promise((resolve) => {
      this.#events.add(this.now + Math.max(0, ms), () => {
        this.#hasWoken = true;
        resolve();
      });
    });
  }

  /** Begins something that runs beside everything else. Its failure fails the run. */
  spawn(task: () => Promise<unknown>): void {
    this.#events.add(this.now, () => {
      this.#hasWoken = true;
      this.#tasks++;
      task().then(
        () => this.#tasks--,
        (error: unknown) => {
          this.#failure ??= { error };
        },
      );
    });
  }

  /**
   * Runs until nothing is left to happen.
   *
   * @throws whatever a task failed with, and where a task waits for something that is no matter of time
   */
  async run(): Promise<void> {
    Math.random = () => this.#random.next();
    try {
      for (let next = this.#events.take(); next && !this.#failure; next = this.#events.take()) {
        this.now = next.due;
        next.happen();
        if (!this.#hasWoken) continue;
        this.#hasWoken = false;
        await letCodeRun();
      }
    } finally {
      Math.random = realRandom;
    }
    if (this.#failure) throw this.#failure.error;
    if (this.#tasks > 0) throw new Error('The code waits for something that is not simulated');
  }
}
