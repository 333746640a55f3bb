import type { DayArticle } from '../../digest/day-article.ts';
import { settledRevision } from '../../store/day-items.ts';
import type { DayStore } from '../../store/day-store.ts';

interface Kept {
  /** Of the day's digest, before the articles were read. */
  readonly revision: number;
  readonly articles: readonly DayArticle[];
}

/** An article takes 2 to 4 KB of memory: 200 MB at most. */
const MOST_ARTICLES = 50_000;

/**
 * Keeps the articles of days for the next digests of the same process. They are used again while the head of their day says that
 * nothing has been announced since they were read. decisions/28 has the proof.
 */
export class KeptDays {
  readonly #days = new Map<string, Kept>();
  readonly #most: number;

  /** @param most articles of all days together */
  constructor(most = MOST_ARTICLES) {
    this.#most = most;
  }

  /** @param read reads the articles of the day */
  async articlesOf(
    day: string,
    store: Pick<DayStore, 'readHead'>,
    read: () => Promise<readonly DayArticle[]>,
  ): Promise<readonly DayArticle[]> {
    // The head first: a change after this read is announced after it, too.
    const head = await store.readHead(day);
    const revision = head && settledRevision(head);
    const kept = this.#days.get(day);
    // guard: the articles of a day are used again only while the revision of its digest is the same
    if (kept && kept.revision === revision) return kept.articles;
    this.#days.delete(day);
    const articles = await read();
    if (revision !== undefined) this.#keep(day, { revision, articles });
    return articles;
  }

  /** Drops the oldest days where more articles are kept than fit: the next digests need the newest. */
  #keep(day: string, kept: Kept): void {
    this.#days.set(day, kept);
    const oldestFirst = [...this.#days].sort(([a], [b]) => (a < b ? -1 : 1));
    let sum = oldestFirst.reduce((all, [, { articles }]) => all + articles.length, 0);
    for (const [oldest, { articles }] of oldestFirst) {
      // guard: no more articles are kept than fit
      if (sum <= this.#most) return;
      this.#days.delete(oldest);
      sum -= articles.length;
    }
  }
}
