/** How many requests a caller may send. */
export interface Rate {
  /** On average. */
  readonly perSecond: number;
  /** At once, after a rest. */
  readonly burst: number;
}

/** More callers than this are not kept: the ones that rest are forgotten first. */
const MAX_CALLERS = 1_000;

/**
 * Limits each caller's requests by a bucket of tokens. It counts within one process: the limit of API Gateway's stage holds
 * for all processes together.
 */
export class RateLimit {
  readonly #rate: Rate;
  readonly #buckets = new Map<string, { tokens: number; at: number }>();

  constructor(rate: Rate) {
    this.#rate = rate;
  }

  /**
   * Takes a request of a caller.
   *
   * @param now in milliseconds
   * @returns the seconds to wait; undefined where the request may go on
   */
  take(caller: string, now: number): number | undefined {
    const { perSecond, burst } = this.#rate;
    const before = this.#buckets.get(caller) ?? { tokens: burst, at: now };
    const tokens = Math.min(burst, before.tokens + ((now - before.at) / 1000) * perSecond);
    this.#buckets.delete(caller);
    this.#buckets.set(caller, { tokens: tokens >= 1 ? tokens - 1 : tokens, at: now });
    for (const oldest of this.#buckets.keys()) {
      if (this.#buckets.size <= MAX_CALLERS) break;
      this.#buckets.delete(oldest);
    }
    return tokens >= 1 ? undefined : Math.max(1, Math.ceil((1 - tokens) / perSecond));
  }
}
