import type { ArticleReader } from '../../core/store/article-reader.ts';
import type { ObjectState } from './fake-bucket.ts';
import { placeInHistory, type Records, sightOf } from './reference-model.ts';

/** What readers have seen of each article so far: none may see anything mixed, or older. */
export class Onlookers {
  readonly #historyOf: (key: string) => readonly ObjectState[];
  /** By key: the place in the object's history of what was seen last. */
  readonly #seen = new Map<string, number>();
  /** Reads so far. */
  reads = 0;

  constructor(historyOf: (key: string) => readonly ObjectState[]) {
    this.#historyOf = historyOf;
  }

  /**
   * What every reader sees at this very moment.
   *
   * @throws Error where it is mixed, or older than before
   */
  see(key: string, records: Records): void {
    this.#seen.set(key, placeInHistory(sightOf(records), this.#historyOf(key), this.#placeOf(key)));
  }

  /**
   * Reads an article as a user does, while everything goes on.
   *
   * @throws Error where what is shown is mixed, or older than what was to be seen when the reading began
   */
  async read(key: string, articleId: string, reader: Pick<ArticleReader, 'readArticle'>): Promise<void> {
    const from = this.#placeOf(key);
    const view = await reader.readArticle(articleId);
    this.reads++;
    const shown = [...(view?.passages ?? []), ...(view?.entities ?? [])];
    if (shown.some(({ generation }) => generation !== view?.head.published))
      throw new Error('A reader is shown items of another generation');
    const sight = sightOf(view ?? { head: undefined, passages: [], entities: [] });
    placeInHistory(sight, this.#historyOf(key), from);
  }

  #placeOf(key: string): number {
    return this.#seen.get(key) ?? 0;
  }
}
