/** The share of the quota by which the rate grows in a second: from the floor back to nine tenths in 20 s. */
const GROWTH = 0.04;
const CUT = 0.8;
/** Calls that were booked before a cut may still be throttled after it. That is no reason to cut again. */
const CUT_INTERVAL_MS = 1_000;
const FLOOR = 0.1;

/**
 * Calls a second that a function allows itself: the quota, or less after it was throttled. The rate then grows steadily.
 * It grows with time, not with calls, so a function that was idle returns with the rate of the others.
 */
export class AdaptiveRate {
  readonly #quota: number;
  #rate: number;
  #since = Number.NEGATIVE_INFINITY;

  constructor(quota: number) {
    this.#quota = quota;
    this.#rate = quota;
  }

  at(nowMs: number): number {
    const grown = this.#rate + (this.#quota * GROWTH * Math.max(0, nowMs - this.#since)) / 1000;
    return Math.min(this.#quota, grown);
  }

  /** Notes that a call was throttled. */
  cut(nowMs: number): void {
    if (nowMs - this.#since < CUT_INTERVAL_MS) return;
    this.#rate = Math.max(this.#quota * FLOOR, this.at(nowMs) * CUT);
    this.#since = nowMs;
  }
}
