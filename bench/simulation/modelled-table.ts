import type { Passage } from '../../core/article/passage.ts';
import type { Head, PassageRecord } from '../../core/store/items.ts';
import type { KnownAnalyses } from '../../core/store/result-cache.ts';
import type { EnrichPorts } from '../../functions/enrich/enrich-passages.ts';
import type { QuotaStore } from '../../functions/enrich/pacing/pacer.ts';
import { encodePlan } from '../../functions/split/passage-plan.ts';
import { drawLatency, LATENCIES } from './latency.ts';
import type { Random } from './random.ts';
import type { VirtualClock } from './virtual-clock.ts';

/** How long the quota's seconds are kept. The real store keeps an hour; a long run needs fewer. */
const MAX_SECONDS_KEPT = 60;

interface ModelledHead extends Pick<Head, 'generation' | 'status'> {
  pending?: Set<number>;
  readonly plan: string;
  /** Passages of the generation that have a record. */
  readonly recorded: Set<number>;
}

/**
 * A model of the table for enrich: heads with their pending sets, the cache, and the quota's seconds. A request takes time
 * on both ways. Its effect is atomic, at the instant between them.
 */
export class ModelledTable {
  readonly #clock: VirtualClock;
  readonly #random: Random;
  readonly #heads = new Map<string, ModelledHead>();
  readonly #cache = new Map<string, KnownAnalyses>();
  readonly #slots = new Map<string, Map<number, number>>();
  readonly #onRecord: (record: PassageRecord) => void;
  /** Passages that are claimed and not settled. */
  pending = 0;
  /** The number of requests to the quota's seconds. */
  quotaWrites = 0;

  /** @param onRecord called with each passage's first record */
  constructor(clock: VirtualClock, random: Random, onRecord: (record: PassageRecord) => void = () => {}) {
    this.#clock = clock;
    this.#random = random;
    this.#onRecord = onRecord;
  }

  /** The last plan of an article, if it has one. */
  planOf(articleId: string): string | undefined {
    return this.#heads.get(articleId)?.plan;
  }

  /** Writes what split writes before it sends the passages. */
  claim(articleId: string, generation: string, passages: readonly Passage[]): void {
    this.pending += passages.length;
    this.#heads.set(articleId, {
      generation,
      status: 'ENRICHING',
      pending: new Set(passages.keys()),
      plan: encodePlan(passages),
      recorded: new Set(),
    });
  }

  get store(): EnrichPorts['store'] {
    return {
      readHead: (articleId) => this.request(() => this.#heads.get(articleId) as Head | undefined),
      putPassage: (record) =>
        this.request(() => {
          const head = this.#heads.get(record.articleId);
          if (head?.generation !== record.generation || head.recorded.has(record.index)) return false;
          head.recorded.add(record.index);
          this.#onRecord(record);
          return true;
        }),
      settlePassages: (articleId, generation, indices) =>
        this.request(() => {
          const head = this.#heads.get(articleId);
          if (head?.generation !== generation) return undefined;
          for (const index of indices) if (head.pending?.delete(index)) this.pending--;
          if (head.pending?.size === 0) delete head.pending;
          return { anyPending: head.pending !== undefined };
        }),
      deletePassages: () => this.request(() => undefined),
    };
  }

  get cache(): EnrichPorts['cache'] {
    return {
      read: (digests) =>
        this.request(
          () =>
            new Map(
              digests.flatMap((digest) => {
                const analysis = this.#cache.get(digest);
                return analysis ? [[digest, analysis] as const] : [];
              }),
            ),
        ),
      write: (analyses) =>
        this.request(() => {
          for (const [digest, analysis] of analyses) this.#cache.set(digest, analysis);
        }),
    };
  }

  get quota(): QuotaStore {
    return {
      take: (api, second, { count, from, limit }) =>
        this.request(() => {
          this.quotaWrites++;
          const slots = this.#slotsOf(api);
          // TTL removes past seconds.
          for (const past of slots.keys()) if (past < second - MAX_SECONDS_KEPT) slots.delete(past);
          const taken = slots.get(second);
          if (taken !== undefined && taken >= limit) return undefined;
          slots.set(second, (taken ?? from) + count);
          return slots.get(second);
        }),
    };
  }

  #slotsOf(api: string): Map<number, number> {
    const slots = this.#slots.get(api) ?? new Map<number, number>();
    this.#slots.set(api, slots);
    return slots;
  }

  /** Makes one request: half of its time passes before its effect, half after. */
  async request<T>(effect: () => T): Promise<T> {
    const half = drawLatency(LATENCIES.table, this.#random) / 2;
    await this.#clock.sleep(half);
    const answer = effect();
    await this.#clock.sleep(half);
    return answer;
  }
}
