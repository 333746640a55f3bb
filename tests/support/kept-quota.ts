import type { Clock } from '../../core/runtime/clock.ts';
import type { QuotaStore } from '../../functions/enrich/pacing/pacer.ts';

/** The quota items of the table, in memory. Each write takes its time. */
export class KeptQuota implements QuotaStore {
  readonly taken = new Map<string, number>();
  /** Writes so far, and how many of them found a second full. */
  writes = 0;
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
