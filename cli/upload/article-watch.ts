import { setTimeout as sleep } from 'node:timers/promises';
import { isTerminal } from '@copydesk/core/article/status';
import { isThrottled } from '@copydesk/core/runtime/is-throttled';
import type { HeadSummary } from '@copydesk/core/store/items';

/**
 * A version of an object. The time, which S3 answers to the second, distinguishes it from an earlier upload of the same
 * content.
 */
export interface ObjectVersion {
  readonly etag: string;
  readonly receivedAt: string;
}

interface Waiter {
  readonly articleId: string;
  readonly version: ObjectVersion;
  readonly end: number;
  readonly answer: (isDone: boolean) => void;
  readonly fail: (error: Error) => void;
}

type ReadHeads = (
  articleIds: readonly string[],
) => Promise<ReadonlyMap<string, Pick<HeadSummary, 'status' | 'source'>>>;

/** The pause between two reads. It grows with the number of articles, since the pipeline uses the same table. */
const POLL_MS = 60;
const POLL_MS_EACH = 3;

/** Waits for many articles, whose heads it reads together. */
export class ArticleWatch {
  readonly #readHeads: ReadHeads;
  readonly #isOver: () => boolean;
  #waiters: readonly Waiter[] = [];
  #isReading = false;

  /** @param isOver ends every wait at the next read, as if its time were up */
  constructor(readHeads: ReadHeads, isOver: () => boolean = () => false) {
    this.#readHeads = readHeads;
    this.#isOver = isOver;
  }

  /**
   * Waits until the record of an article is that of an object's version, and done.
   *
   * @returns false when the time is up
   * @throws Error where the table cannot be read; where it throttles, reads are retried until the time is up
   */
  async wait(articleId: string, version: ObjectVersion, timeoutMs: number): Promise<boolean> {
    const { promise, resolve, reject } = Promise.withResolvers<boolean>();
    const end = Date.now() + timeoutMs;
    this.#waiters = [...this.#waiters, { articleId, version, end, answer: resolve, fail: reject }];
    if (!this.#isReading) void this.#read();
    return promise;
  }

  async #read(): Promise<void> {
    this.#isReading = true;
    try {
      while (this.#waiters.length > 0) {
        await sleep(Math.max(POLL_MS, POLL_MS_EACH * this.#waiters.length));
        const asked = this.#waiters;
        const heads = await this.#readHeads(asked.map(({ articleId }) => articleId)).catch(throttleOf);
        const answered = new Set<Waiter>();
        for (const waiter of asked) {
          const isDone = !(heads instanceof Error) && isOf(heads.get(waiter.articleId), waiter.version);
          if (!isDone && Date.now() < waiter.end && !this.#isOver()) continue;
          if (heads instanceof Error) waiter.fail(heads);
          else waiter.answer(isDone);
          answered.add(waiter);
        }
        this.#waiters = this.#waiters.filter((waiter) => !answered.has(waiter));
      }
    } catch (error) {
      for (const { fail } of this.#waiters) fail(error as Error);
      this.#waiters = [];
    } finally {
      this.#isReading = false;
    }
  }
}

/** @throws any other error */
function throttleOf(error: Error): Error {
  if (isThrottled(error)) return error;
  throw error;
}

function isOf(
  head: Pick<HeadSummary, 'status' | 'source'> | undefined,
  { etag, receivedAt }: ObjectVersion,
): boolean {
  if (!head || !isTerminal(head.status)) return false;
  return head.source.etag === etag && head.source.receivedAt === receivedAt;
}
