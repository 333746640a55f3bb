import type { Clock } from '../../core/runtime/clock.ts';
import type { QuotaStore } from '../../functions/enrich/pacing/pacer.ts';

/** A quota store in memory. Each write takes `latencyMs`. */
export class MemoryQuota implements QuotaStore {
  readonly taken = new Map<string, number>();
  /** Writes so far, the refused ones included. */
  writes = 0;
  /** Writes that were refused because the second's quota was used up. */
  refused = 0;
  readonly #clock: Clock;
  readonly #latencyMs: () => number;

  constructor(clock: Clock, latencyMs: () => number = () => 5) {
    this.#clock = clock;
    this.#latencyMs = latencyMs;
  }

  async take(
    api: string,
    second: number,
    { count, from, limit }: { count: number; from: number; limit: number },
  ) {
    await this.#clock.sleep(this.#latencyMs());
    this.writes++;
    const key = `${api} ${second}`;
    const taken = this.taken.get(key);
    if (taken !== undefined && taken >= limit) {
      this.refused++;
      return undefined;
    }
    this.taken.set(key, (taken ?? from) + count);
    return this.taken.get(key);
  }
}
