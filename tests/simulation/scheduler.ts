import { syncBuiltinESMExports } from 'node:module';
import timers from 'node:timers/promises';
import { EventQueue } from '../../bench/simulation/event-queue.ts';

/** The scheduler of the current run. It decides when pauses of the code under test end, and what Math.random returns. */
let running: Scheduler | undefined;

const realSleep = timers.setTimeout;
timers.setTimeout = ((...args: Parameters<typeof realSleep>) =>
  running ? running.sleep() : realSleep(...args)) as typeof realSleep;
syncBuiltinESMExports();
const realRandom = Math.random;
// guard: a seed decides Math.random
Math.random = () => (running ? running.random() : realRandom());

/** How long to wait, in real time, for code that waits for nothing simulated. */
const PATIENCE_MS = 10_000;

/** Lets the code under test run until its promises and ticks wait for something. */
const yieldToCode = () => new Promise<void>((resolve) => process.nextTick(resolve));
/** The same, with everything that the event loop has for it. It takes several times as long. */
const yieldToLoop = () => new Promise<void>((resolve) => setImmediate(resolve));

/**
 * Virtual time. Every event (an answer of a service, a delivery, a user's action, the end of a pause) waits here until
 * it is due. Between two events the code under test runs until it waits for another. Nothing depends on the machine's
 * clock, so the seed alone decides the order of events.
 */
export class Scheduler {
  /** Milliseconds since the epoch. */
  now = Date.parse('2026-11-24T09:00:00.000Z');
  readonly #events = new EventQueue();
  /** Replaces `Math.random` during the run. */
  readonly random: () => number;
  readonly #pauseMs: () => number;
  #pauses = 0;

  constructor(random: () => number, pauseMs: () => number) {
    this.random = random;
    this.#pauseMs = pauseMs;
  }

  /** @param delay milliseconds from now */
  after(delay: number, happen: () => void): void {
    this.#events.add(this.now + delay, happen);
  }

  /** @param ms the length of the pause; random by default */
  sleep(ms = this.#pauseMs()): Promise<void> {
    this.#pauses++;
    return new Promise((resolve) => {
      this.after(ms, () => {
        this.#pauses--;
        resolve();
      });
    });
  }

  /**
   * Runs until no event is left.
   *
   * @param isIdle whether all code under test waits for an event
   * @throws Error if the run does not end, or if code waits for something outside the simulation
   */
  async run(isIdle: () => boolean, maxSteps = 20_000): Promise<void> {
    if (running) throw new Error('Another simulation is still running: only one can run at a time');
    running = this;
    try {
      for (let step = 0; ; step++) {
        if (step === maxSteps) throw new Error(`The run has not ended after ${maxSteps} events`);
        const next = this.#events.take();
        if (!next) return;
        this.now = Math.max(this.now, next.due);
        next.happen();
        await yieldToCode();
        // The import of a module takes real time.
        const since = performance.now();
        while (!isIdle() && this.#pauses === 0) {
          if (performance.now() - since > PATIENCE_MS)
            throw new Error('The code under test waits for something that is not simulated');
          await yieldToLoop();
        }
      }
    } finally {
      running = undefined;
    }
  }
}
