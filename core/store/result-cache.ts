import { createHash } from 'node:crypto';
import type { PassageAnalysis } from '../article/analysis.ts';
import type { Language } from '../article/language.ts';
import { deflateJson, inflateJson } from './compact.ts';
import type { Engine } from './items.ts';
import { cacheKey, digestOfCacheKey, type Item, keyOf } from './keys.ts';
import { MAP } from './parse-item.ts';
import type { Table } from './table.ts';

/** The analyses of a text that succeeded. A failure is never cached: the next run may succeed. */
export type KnownAnalyses = Omit<PassageAnalysis, 'failures'>;

/** The identity of an analysis: equal digests have equal results. */
export function digestOfAnalysis(
  text: string,
  language: Language,
  engine: Engine,
  pipelineVersion: string,
): string {
  const identity = JSON.stringify([text, language, engine.name, engine.version, pipelineVersion]);
  return createHash('sha256').update(identity).digest('hex');
}

/** Keeps analyses, and finds them again. */
export type AnalysisCache = Pick<ResultCache, 'read' | 'write'>;

/** Keeps nothing: for an analysis that costs less than its caching, or that must not be kept. */
export const NO_CACHE: AnalysisCache = { read: async () => new Map(), write: async () => {} };

/** @param seconds how long an analysis is kept; 0 for not at all */
export function createResultCache(table: Table, seconds: number): AnalysisCache {
  return seconds > 0 ? new ResultCache(table, seconds) : NO_CACHE;
}

/** Analyses by their digests, so that the same text is billed once. */
export class ResultCache {
  readonly #table: Table;
  readonly #seconds: number;

  /** @param seconds how long an analysis is kept */
  constructor(table: Table, seconds: number) {
    this.#table = table;
    this.#seconds = seconds;
  }

  /**
   * The read is consistent, and repeated for keys that DynamoDB leaves unread: that costs a ten-millionth of a dollar more
   * for each text. A result that was overlooked would be billed again, for a thousandth.
   *
   * @param now seconds since the epoch: TTL deletes late, so an expired item may still exist
   * @throws ThrottledError where some keys stay unread: whether they are cached is not known
   */
  async read(digests: readonly string[], now: number): Promise<Map<string, KnownAnalyses>> {
    const items = await this.#table.getMany([...new Set(digests)].map(cacheKey));
    return new Map(
      items.flatMap((item) => {
        const { analysis, expiresAt } = item;
        // A damaged item counts as not cached: an error would fail every article of the batch.
        const known = readAnalysis(analysis, item);
        if (!known || !(Number(expiresAt) > now)) return [];
        return [[digestOfCacheKey(keyOf(item)), known] as const];
      }),
    );
  }

  /**
   * Replaces the cached analyses of each text.
   *
   * @param now seconds since the epoch
   */
  async write(analyses: ReadonlyMap<string, KnownAnalyses>, now: number): Promise<void> {
    const expiresAt = now + this.#seconds;
    await this.#table.putMany(
      [...analyses].map(([digest, analysis]) => ({
        ...cacheKey(digest),
        analysis: deflateJson(analysis),
        expiresAt,
      })),
    );
  }
}

/** @returns undefined for anything but what `write` has put */
function readAnalysis(stored: unknown, item: Item): KnownAnalyses | undefined {
  if (!(stored instanceof Uint8Array)) return undefined;
  try {
    const analysis = inflateJson(stored, item);
    return MAP.holds(analysis) ? (analysis as KnownAnalyses) : undefined;
  } catch {
    return undefined;
  }
}
