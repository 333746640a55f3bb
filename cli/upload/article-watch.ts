import { setTimeout as sleep } from 'node:timers/promises';
import { isTerminal } from '@copydesk/core/article/status';
import type { HeadSummary } from '@copydesk/core/store/article-list';
import { isThrottled } from '../is-throttled.ts';

/** A version of an object, as S3 tells of it; to the second, so that an older version's result is not taken for its own. */
export interface DroppedVersion {
  readonly etag: string;
  readonly receivedAt: string;
}

interface Waiter {
  readonly articleId: string;
  readonly version: DroppedVersion;
  readonly end: number;
  readonly answer: (isDone: boolean) => void;
  readonly fail: (error: Error) => void;
}

type ReadHeads = (
  articleIds: readonly string[],
) => Promise<ReadonlyMap<string, Pick<HeadSummary, 'status' | 'source'>>>;

/** A look at one article every so often; at many together more seldom, since the pipeline works on the same table. */
const POLL_MS = 60;
const POLL_MS_EACH = 3;

/** Looks at all articles that somebody waits for, together. */
export class ArticleWatch {
  readonly #readHeads: ReadHeads;
  readonly #isOver: () => boolean;
  #waiters: readonly Waiter[] = [];
  #isLooking = false;

  /** @param isOver ends every wait at the next look, as if its time were up */
  constructor(readHeads: ReadHeads, isOver: () => boolean = () => false) {
    this.#readHeads = readHeads;
    this.#isOver = isOver;
  }

  /**
   * Waits until an article stands as its object does.
   *
   * @returns false when the time is up
   * @throws Error where the table cannot be read; one that is throttled is read again until the time is up
   */
  async wait(articleId: string, version: DroppedVersion, timeoutMs: number): Promise<boolean> {
    const { promise, resolve, reject } = Promise.withResolvers<boolean>();
    const end = Date.now() + timeoutMs;
    this.#waiters = [...this.#waiters, { articleId, version, end, answer: resolve, fail: reject }];
    if (!this.#isLooking) void this.#look();
    return promise;
  }

  async #look(): Promise<void> {
    this.#isLooking = true;
    try {
      while (this.#waiters.length > 0) {
        await sleep(Math.max(POLL_MS, POLL_MS_EACH * this.#waiters.length));
        const asked = this.#waiters;
        const heads = await this.#readHeads(asked.map(({ articleId }) => articleId)).catch(throttleOf);
        const answered = new Set<Waiter>();
        for (const waiter of asked) {
          const isDone = !(heads instanceof Error) && stands(heads.get(waiter.articleId), waiter.version);
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
      this.#isLooking = false;
    }
  }
}

/** @throws any other error */
function throttleOf(error: Error): Error {
  if (isThrottled(error)) return error;
  throw error;
}

function stands(
  head: Pick<HeadSummary, 'status' | 'source'> | undefined,
  { etag, receivedAt }: DroppedVersion,
): boolean {
  if (!head || !isTerminal(head.status)) return false;
  return head.source.etag === etag && head.source.receivedAt === receivedAt;
}
