import { drawLatency, LATENCIES } from './latency.ts';
import type { Random } from './random.ts';
import type { VirtualClock } from './virtual-clock.ts';

/** The numbers that the template sets for a queue and its event source mapping. */
export interface FeedSettings {
  readonly batchSize: number;
  readonly timeoutMs: number;
  readonly visibilityMs: number;
  readonly maxConcurrency: number;
  readonly maxReceives: number;
}

interface Delivery<M> {
  readonly message: M;
  receives: number;
}

/**
 * Handles a batch in one of the function's instances.
 *
 * @returns for each message whether it can be deleted
 */
export type Consumer<M> = (messages: readonly M[], instance: number) => Promise<readonly boolean[]>;

/**
 * A queue with a backlog, and the event source mapping that feeds a function from it. It runs as many invocations as
 * allowed, each with as full a batch as possible. The backlog is generated on demand, so its length takes no memory.
 */
export class MessageSource<M> {
  /** Messages in the dead-letter queue; failed receives; invocations that timed out. */
  dead = 0;
  returned = 0;
  timeouts = 0;
  /** Invocations and their total milliseconds, which Lambda bills. */
  invocations = 0;
  billedMs = 0;
  /** The time at which the backlog ended. From then on functions do not compete for the quota. */
  drainedAt: number | undefined;
  readonly #clock: VirtualClock;
  readonly #random: Random;
  readonly #settings: FeedSettings;
  readonly #backlog: Iterator<M>;
  readonly #again: Delivery<M>[] = [];
  /** Messages hidden until they become visible again. */
  #hidden = 0;

  constructor(clock: VirtualClock, random: Random, settings: FeedSettings, backlog: Iterator<M>) {
    this.#clock = clock;
    this.#random = random;
    this.#settings = settings;
    this.#backlog = backlog;
  }

  /** Sends a message in addition to the backlog. */
  add(message: M, delayMs: number): void {
    this.#hide({ message, receives: 0 }, delayMs);
  }

  /** Starts to feed a function. */
  feed(consume: Consumer<M>): void {
    for (let instance = 0; instance < this.#settings.maxConcurrency; instance++) {
      this.#clock.spawn(async () => {
        while (await this.#deliver(consume, instance));
      });
    }
  }

  /** Runs one invocation, or waits for messages. @returns whether there may be more */
  async #deliver(consume: Consumer<M>, instance: number): Promise<boolean> {
    const batch = this.#take();
    if (batch.length === 0) {
      if (this.#hidden === 0) return false;
      await this.#clock.sleep(1_000);
      return true;
    }
    await this.#clock.sleep(drawLatency(LATENCIES.invoke, this.#random));
    const begin = this.#clock.now;
    const done = await consume(
      batch.map(({ message }) => message),
      instance,
    ).catch(() => batch.map(() => false));
    const lasted = this.#clock.now - begin;
    this.invocations++;
    this.billedMs += Math.min(lasted, this.#settings.timeoutMs);
    const isLate = lasted > this.#settings.timeoutMs;
    if (isLate) this.timeouts++;
    batch.forEach((delivery, i) => {
      if (!done[i] || isLate) this.#return(delivery);
    });
    return true;
  }

  #take(): Delivery<M>[] {
    const batch = this.#again.splice(0, this.#settings.batchSize);
    while (batch.length < this.#settings.batchSize) {
      const next = this.#backlog.next();
      if (next.done) {
        this.drainedAt ??= this.#clock.now;
        break;
      }
      batch.push({ message: next.value, receives: 0 });
    }
    for (const delivery of batch) delivery.receives++;
    return batch;
  }

  #return(delivery: Delivery<M>): void {
    this.returned++;
    if (delivery.receives >= this.#settings.maxReceives) this.dead++;
    else this.#hide(delivery, this.#settings.visibilityMs);
  }

  #hide(delivery: Delivery<M>, ms: number): void {
    this.#hidden++;
    this.#clock.spawn(async () => {
      await this.#clock.sleep(ms);
      this.#hidden--;
      this.#again.push(delivery);
    });
  }
}
