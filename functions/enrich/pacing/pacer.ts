import { NotYetError } from '@copydesk/core/article/errors';
import type { Clock } from '@copydesk/core/runtime/clock';
import type { Metrics } from '@copydesk/core/runtime/metrics';
import { AdaptiveRate } from './adaptive-rate.ts';
import { countPastSlots, countSlots, slotInstant } from './slots.ts';

/** The port by which all functions of an account share the slots of each second. Adapter: core/store/quota-store.ts. */
export interface QuotaStore {
  /**
   * Takes slots of one second, unless `limit` of them are taken already. Where none is taken, the slots up to `from` count
   * as taken. The count may exceed the limit: slots beyond it belong to no caller.
   *
   * @param second since the epoch
   * @returns how many are taken now, the caller's included as the last; undefined where the second is full
   */
  take(
    api: string,
    second: number,
    request: { readonly count: number; readonly from: number; readonly limit: number },
  ): Promise<number | undefined>;
}

/**
 * The share of the quota that is used. At the whole quota, a limiter that refills steadily never recovers from one call
 * that came a little late and let it overflow. At this share it recovers in a few seconds.
 */
const SHARE = 0.98;

/** Many functions wait for their turns. A message that returned sooner would only queue behind them. */
const TOO_LATE_DELAY_SECONDS = 60;

/** The turn would come too late, and nothing was called. */
export class TurnTooLateError extends NotYetError {
  override name = 'TurnTooLateError';

  constructor(api: string) {
    super(`No call of ${api} is due before the function has to end`, TOO_LATE_DELAY_SECONDS);
  }
}

interface Waiter {
  /** The latest instant at which a turn is of use. */
  readonly deadline: number;
  readonly grant: (instant: number) => void;
  readonly refuse: (error: Error) => void;
}

export interface PacerOptions {
  /** The operation that the quota is for, such as `BatchDetectEntities`. */
  readonly api: string;
  /** The account's quota. May be a fraction. */
  readonly callsPerSecond: number;
  readonly quota: QuotaStore;
  readonly clock: Clock;
  readonly metrics: Metrics;
}

/**
 * Gives calls of one API their turns, so that all functions of the account together call at the quota and no faster.
 *
 * Each second has as many slots as the quota allows calls. A caller takes slots of the earliest second that has some left,
 * and calls when they are due (slots.ts). All callers that wait in one function take their slots by one write. A process
 * has one pacer for each API, which keeps its rate from one invocation to the next.
 *
 * ```
 * const pacer = new Pacer({ api: 'BatchDetectEntities', callsPerSecond: 10, quota, clock: SYSTEM_CLOCK, metrics });
 * await pacer.waitForTurn(deadline);  // resolves when the call is due
 * await client.send(…);               // on a ThrottlingException: pacer.noteThrottle(), and another turn
 * ```
 *
 * It knows time only through `clock`, and the other functions only through `quota`. So a simulation can run any number of
 * pacers over one QuotaStore in memory: one for each modelled function, on a clock with a skew of its own.
 */
export class Pacer {
  readonly #api: string;
  readonly #quota: QuotaStore;
  readonly #clock: Clock;
  readonly #rate: AdaptiveRate;
  readonly #metrics: Metrics;
  #waiters: Waiter[] = [];
  #isBooking = false;
  /** All earlier seconds are full, or past. */
  #earliest = 0;

  constructor({ api, callsPerSecond, quota, clock, metrics }: PacerOptions) {
    this.#api = api;
    this.#quota = quota;
    this.#clock = clock;
    this.#metrics = metrics;
    this.#rate = new AdaptiveRate(callsPerSecond * SHARE);
  }

  /**
   * Waits until a call is due.
   *
   * @param deadline milliseconds since the epoch
   * @throws TurnTooLateError where none would be due before the deadline
   * @throws whatever the quota store throws
   */
  async waitForTurn(deadline: number): Promise<void> {
    const begin = this.#clock.now();
    const instant = await new Promise<number>((grant, refuse) => {
      this.#waiters.push({ deadline, grant, refuse });
      if (!this.#isBooking) void this.#book();
    });
    const pause = instant - this.#clock.now();
    if (pause > 0) await this.#clock.sleep(pause);
    this.#metrics.add('QuotaWait', this.#clock.now() - begin);
  }

  /** To be called after every throttled call. */
  noteThrottle(): void {
    this.#metrics.add('CallsThrottled', 1);
    this.#rate.cut(this.#clock.now());
  }

  /** Takes slots until no caller waits for one. */
  async #book(): Promise<void> {
    this.#isBooking = true;
    // Callers of the same tick share one write.
    await Promise.resolve();
    try {
      while (this.#waiters.length > 0) await this.#bookNext();
    } catch (error) {
      for (const waiter of this.#waiters.splice(0)) waiter.refuse(error as Error);
    } finally {
      this.#isBooking = false;
    }
  }

  /** Takes slots of the earliest second that may have some. */
  async #bookNext(): Promise<void> {
    const now = this.#clock.now();
    const second = Math.max(this.#earliest, Math.floor(now / 1000));
    const limit = countSlots(second, this.#rate.at(now));
    const past = countPastSlots(second, now, limit);
    this.#refuseLate(slotInstant(second, limit, limit));
    if (this.#waiters.length === 0) return;
    let taken = past < limit ? await this.#take(second, past, limit, 0) : undefined;
    // The slots that are past were left over by other functions: one more write skips all of them.
    if (taken !== undefined && taken <= past) taken = await this.#take(second, past, limit, past - taken);
    if (taken === undefined || taken >= limit) this.#earliest = second + 1;
  }

  /** @returns how many slots of the second are taken now; undefined where it is full */
  async #take(second: number, past: number, limit: number, skip: number): Promise<number | undefined> {
    const wanted = this.#waiters.length;
    const taken = await this.#quota.take(this.#api, second, { count: skip + wanted, from: past, limit });
    if (taken === undefined) return undefined;
    // Slots that are past are not used: their calls would be a burst at the end of the second.
    for (let slot = Math.max(past, taken - wanted); slot < Math.min(taken, limit); slot++) {
      this.#waiters.shift()?.grant(slotInstant(second, slot, limit));
    }
    return taken;
  }

  #refuseLate(instant: number): void {
    const late = this.#waiters.filter(({ deadline }) => deadline < instant);
    if (late.length === 0) return;
    this.#waiters = this.#waiters.filter(({ deadline }) => deadline >= instant);
    for (const { refuse } of late) refuse(new TurnTooLateError(this.#api));
  }
}
