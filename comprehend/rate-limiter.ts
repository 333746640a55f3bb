/** Grants or refuses a call at a given time, in milliseconds. */
export interface RateLimiter {
  take(nowMs: number): boolean;
}

/**
 * A token bucket that refills continuously and starts full.
 *
 * @param perSecond the mean rate, in calls per second; 0.5 is a call every two seconds
 * @param burstSeconds the size of the bucket, in seconds of the mean rate; it always holds at least one call
 */
export class SmoothLimiter implements RateLimiter {
  readonly #perMs: number;
  readonly #capacity: number;
  #tokens: number;
  #filledAt: number | undefined;

  constructor(perSecond: number, burstSeconds: number) {
    this.#perMs = perSecond / 1000;
    this.#capacity = perSecond === 0 ? 0 : Math.max(1, perSecond * burstSeconds);
    this.#tokens = this.#capacity;
  }

  take(nowMs: number): boolean {
    const since = this.#filledAt ?? nowMs;
    this.#filledAt = Math.max(since, nowMs);
    this.#tokens = Math.min(this.#capacity, this.#tokens + (this.#filledAt - since) * this.#perMs);
    // Rounding: ten refills of a tenth add up to a little less than one.
    if (this.#tokens < 1 - 1e-9) return false;
    this.#tokens = Math.max(0, this.#tokens - 1);
    return true;
  }
}

/** Grants a number of calls in each whole second of the clock. */
export class PerSecondLimiter implements RateLimiter {
  readonly #perSecond: number;
  #second = Number.NaN;
  #taken = 0;

  constructor(perSecond: number) {
    this.#perSecond = perSecond;
  }

  take(nowMs: number): boolean {
    const second = Math.floor(nowMs / 1000);
    if (second !== this.#second) {
      this.#second = second;
      this.#taken = 0;
    }
    if (this.#taken >= this.#perSecond) return false;
    this.#taken += 1;
    return true;
  }
}
