import { createHash } from 'node:crypto';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { PassageAnalysis } from '../article/analysis.ts';
import type { Language } from '../article/language.ts';
import { batchGet } from './batch-get.ts';
import { batchWrite } from './batch-write.ts';
import type { Engine } from './items.ts';
import { cacheKey } from './keys.ts';

/** What was found in a text, as far as it was looked for. A failure is never cached: the next run may fare better. */
export type KnownAnalyses = Omit<PassageAnalysis, 'failures'>;

/** The identity of an analysis: equal digests have equal answers. */
export function digestOf(text: string, language: Language, engine: Engine, pipelineVersion: string): string {
  const identity = JSON.stringify([text, language, engine.name, engine.version, pipelineVersion]);
  return createHash('sha256').update(identity).digest('hex');
}

/** What analyses are kept in, and found again. */
export type AnalysisCache = Pick<ResultCache, 'read' | 'write'>;

/** Keeps nothing: for what costs less to find again than to keep, or must not be kept. */
export const NO_CACHE: AnalysisCache = { read: async () => new Map(), write: async () => {} };

/** @param seconds how long an analysis is kept; 0 for not at all */
export function createResultCache(
  client: DynamoDBDocumentClient,
  table: string,
  seconds: number,
): AnalysisCache {
  return seconds > 0 ? new ResultCache(client, table, seconds) : NO_CACHE;
}

/** Analyses by the digest of what was analysed, so that the same text is billed once. */
export class ResultCache {
  readonly #client: DynamoDBDocumentClient;
  readonly #table: string;
  readonly #seconds: number;

  /** @param seconds how long an analysis is kept */
  constructor(client: DynamoDBDocumentClient, table: string, seconds: number) {
    this.#client = client;
    this.#table = table;
    this.#seconds = seconds;
  }

  /**
   * Read consistently, and again where DynamoDB leaves keys unanswered: that costs a ten-millionth of a dollar more for
   * each text, and an answer that was overlooked is billed again, for a thousandth.
   *
   * @param now seconds since the epoch: TTL deletes late, so an expired item may still stand
   * @throws ThrottledError where some keys are never answered: whether they are known is not known
   */
  async read(digests: readonly string[], now: number): Promise<Map<string, KnownAnalyses>> {
    const keys = [...new Set(digests)].map(cacheKey);
    const items = await batchGet(this.#client, this.#table, keys);
    return new Map(
      items
        .filter(({ expiresAt }) => Number(expiresAt) > now)
        .map(({ pk, analysis }) => [String(pk).slice(2), analysis as KnownAnalyses]),
    );
  }

  /**
   * Replaces what is known of each text.
   *
   * @param now seconds since the epoch
   */
  async write(analyses: ReadonlyMap<string, KnownAnalyses>, now: number): Promise<void> {
    await batchWrite(
      this.#client,
      this.#table,
      [...analyses].map(([digest, analysis]) => ({
        PutRequest: { Item: { ...cacheKey(digest), analysis, expiresAt: now + this.#seconds } },
      })),
    );
  }
}
