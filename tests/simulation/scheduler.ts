import { syncBuiltinESMExports } from 'node:module';
import timers from 'node:timers/promises';
import { Agenda } from './agenda.ts';

/** The scheduler of the run in progress: pauses in the code under test end, and its dice fall, as it says. */
let running: Scheduler | undefined;

const realSleep = timers.setTimeout;
timers.setTimeout = ((...args: Parameters<typeof realSleep>) =>
  running ? running.sleep() : realSleep(...args)) as typeof realSleep;
syncBuiltinESMExports();
const realRandom = Math.random;
Math.random = () => (running ? running.random() : realRandom());

/** Real milliseconds. */
const PATIENCE_MS = 10_000;

const yieldToCode = () => new Promise<void>((resolve) => setImmediate(resolve));

/**
 * Virtual time. Whatever can happen (an answer of a service, a delivery, a user's action, the end of a pause) waits
 * here for its instant; between two happenings the code under test runs until it awaits one again. Nothing depends
 * on the machine's clock, so the order of happenings is a function of the seed alone.
 */
export class Scheduler {
  /** Milliseconds since the epoch. */
  now = Date.parse('2026-11-24T09:00:00.000Z');
  readonly #agenda = new Agenda();
  /** What `Math.random` answers meanwhile. */
  readonly random: () => number;
  readonly #pauseMs: () => number;
  #pauses = 0;

  constructor(random: () => number, pauseMs: () => number) {
    this.random = random;
    this.#pauseMs = pauseMs;
  }

  /** @param delay milliseconds from now */
  after(delay: number, happen: () => void): void {
    this.#agenda.add(this.now + delay, happen);
  }

  /** @param ms where the pause is of a certain length, and not just any */
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
   * Runs until nothing is left to happen.
   *
   * @param isIdle whether all code under test waits for a happening
   * @throws Error when it never ends, or when code waits for something outside the simulation
   */
  async run(isIdle: () => boolean, maxSteps = 20_000): Promise<void> {
    if (running) throw new Error('One simulation at a time');
    running = this;
    try {
      for (let step = 0; ; step++) {
        if (step === maxSteps) throw new Error(`No rest after ${maxSteps} steps`);
        const next = this.#agenda.take();
        if (!next) return;
        this.now = Math.max(this.now, next.due);
        next.happen();
        await yieldToCode();
        // A module that is loaded only where it is needed takes its real time.
        const since = performance.now();
        while (!isIdle() && this.#pauses === 0) {
          if (performance.now() - since > PATIENCE_MS)
            throw new Error('The code under test waits for something that is not simulated');
          await yieldToCode();
        }
      }
    } finally {
      running = undefined;
    }
  }
}
