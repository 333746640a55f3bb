import { isTerminal } from '@copydesk/core/article/status';
import type { ReceivedArticle } from '@copydesk/core/queries/answers';

/** The index of the objects received lags behind the table, and two clocks may differ by so much. */
const OVERLAP_MS = 60_000;
/** An object that is in progress for longer is no longer waited for: its passages may wait for a day's budget. */
const MAX_PENDING_MS = 24 * 60 * 60 * 1000;

/** Which versions of articles were received, and which of them were passed on. */
export class Arrivals {
  /** By article, the time at which its last version that was passed on was received. */
  readonly #done = new Map<string, string>();
  /** By article, the time at which a version in progress was received. */
  readonly #pending = new Map<string, string>();
  #since: number;
  #isFirst = true;

  /** @param now milliseconds. What is done when it is listed first is not new */
  constructor(now: number) {
    this.#since = now - OVERLAP_MS;
  }

  /** The period of the objects to be listed next. It holds everything that is in progress. */
  period(now: number): { readonly since: string; readonly until: string } {
    const times = [...this.#pending.values()].map((time) => Date.parse(time));
    const since = Math.min(this.#since, ...times);
    return { since: new Date(since).toISOString(), until: new Date(now + OVERLAP_MS).toISOString() };
  }

  /**
   * Takes what was listed.
   *
   * @param listed every object of the period
   * @returns the articles that are done and were not passed on before, in the order in which they were received
   */
  take(listed: readonly ReceivedArticle[], now: number): ReceivedArticle[] {
    const fresh = listed.filter((article) => this.#done.get(article.articleId) !== article.receivedAt);
    this.#pending.clear();
    const ready: ReceivedArticle[] = [];
    for (const article of fresh.toSorted((a, b) => (a.receivedAt < b.receivedAt ? -1 : 1))) {
      if (!isTerminal(article.status)) {
        if (Date.parse(article.receivedAt) > now - MAX_PENDING_MS)
          this.#pending.set(article.articleId, article.receivedAt);
        continue;
      }
      this.#done.set(article.articleId, article.receivedAt);
      if (!this.#isFirst) ready.push(article);
    }
    this.#isFirst = false;
    this.#since = Math.max(this.#since, now - OVERLAP_MS);
    this.#forget();
    return ready;
  }

  /** What is older than every later period need not be remembered. */
  #forget(): void {
    const { since } = this.period(0);
    for (const [articleId, receivedAt] of this.#done) if (receivedAt < since) this.#done.delete(articleId);
  }
}
