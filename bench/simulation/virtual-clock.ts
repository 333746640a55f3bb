import { EventQueue } from './event-queue.ts';
import type { Random } from './random.ts';

const realRandom = Math.random;
const letCodeRun = () => new Promise<void>((resolve) => setImmediate(resolve));

/**
 * Virtual time: a pause ends when every earlier one has ended, and takes no real time. While it runs,
 * Math.random is seeded, so that the behaviour of the code under test depends on the seed only.
 */
export class VirtualClock {
  /** Milliseconds since the epoch, by the simulation's clock. */
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

  /** Starts a task beside the others. Its failure fails the run. */
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
   * Runs until no event is left.
   *
   * @throws the error of a failed task; an error if a task waits for something other than time
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
