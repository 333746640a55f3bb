import type { ArticleReader } from '../../core/store/article-reader.ts';
import { type Records, shownOf } from './article-records.ts';
import type { ObjectState } from './fake-bucket.ts';
import { checkRows, findInHistory, viewOf } from './reference-model.ts';

/** Checks that readers see each article in one version at a time, and never in an older one than before. */
export class ReaderChecks {
  readonly #historyOf: (key: string) => readonly ObjectState[];
  /** The index of the newest state that readers have seen, in the history of each key's object. */
  readonly #seen = new Map<string, number>();
  /** Reads so far. */
  reads = 0;

  constructor(historyOf: (key: string) => readonly ObjectState[]) {
    this.#historyOf = historyOf;
  }

  /**
   * Checks the records that a reader would get now.
   *
   * @throws Error if they mix versions, are older than before, or lack a row
   */
  see(key: string, records: Records): void {
    checkRows(records);
    this.#seen.set(
      key,
      findInHistory(viewOf(shownOf(records)), this.#historyOf(key), this.#newestSeenOf(key)),
    );
  }

  /**
   * Reads an article as a user does, while the stages run.
   *
   * @throws Error if the result mixes versions, or is older than the version that was visible when the reading started
   */
  async read(key: string, articleId: string, reader: Pick<ArticleReader, 'readArticle'>): Promise<void> {
    const from = this.#newestSeenOf(key);
    const article = await reader.readArticle(articleId);
    this.reads++;
    const shown = [...(article?.passages ?? []), ...(article?.card ? [article.card] : [])];
    if (shown.some(({ generation }) => generation !== article?.head.published))
      throw new Error('A reader gets items of another generation');
    const view = viewOf(article ?? { head: undefined, passages: [], entities: [] });
    findInHistory(view, this.#historyOf(key), from);
  }

  #newestSeenOf(key: string): number {
    return this.#seen.get(key) ?? 0;
  }
}
