/** Grants or refuses one call at a moment given in milliseconds. */
export interface RateLimiter {
  take(nowMs: number): boolean;
}

/**
 * A token bucket that refills without steps. Begins full.
 *
 * @param perSecond calls a second in the long run; below 1 is a call every so many seconds
 * @param burstSeconds how many seconds' worth of calls may come at once after a pause; one call always may
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
    // Ten refills of a tenth add up to a little less than one call.
    if (this.#tokens < 1 - 1e-9) return false;
    this.#tokens = Math.max(0, this.#tokens - 1);
    return true;
  }
}

/** So many calls in each whole second of the clock, at once or spread out. */
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
