import {
  type EntityRecord,
  type Head,
  type PassageRecord,
  parseEntity,
  parseHead,
  parsePassage,
} from './items.ts';
import { articlePartition, entityPrefix, headKey, type Item, passagePrefix } from './keys.ts';
import type { Table } from './table.ts';

/** An article as readers see it: the head, and the items of its published generation, if it has one. */
export interface ArticleView {
  readonly head: Head;
  readonly passages: readonly PassageRecord[];
  readonly entities: readonly EntityRecord[];
}

/** A flip between two reads makes another attempt necessary; flips during two attempts in a row are all but impossible. */
const MAX_ATTEMPTS = 5;

/** Reads the published generation of an article. It never mixes generations, whatever is written meanwhile. */
export class ArticleReader {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  /**
   * @returns undefined for an article that was never seen, or whose tombstone has expired
   * @throws Error where the article is published again during each attempt
   */
  async readArticle(articleId: string): Promise<ArticleView | undefined> {
    let head = await this.#readHead(articleId);
    for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
      if (head?.published === undefined) return head && { head, passages: [], entities: [] };
      const passages = await this.#readItems(
        articleId,
        // guard: a reader reads the passages of one generation
        passagePrefix(head.published),
        parsePassage,
      );
      const entities = await this.#readItems(articleId, entityPrefix(head.published), parseEntity);
      const after = await this.#readHead(articleId);
      // guard: a reader reads the head again after the items
      if (after?.published === head.published) return { head: after, passages, entities };
      head = after;
    }
    throw new Error(
      `Article ${articleId} was republished during each of ${MAX_ATTEMPTS} reads; read it again`,
    );
  }

  async #readHead(articleId: string): Promise<Head | undefined> {
    const item = await this.#table.get(headKey(articleId));
    return item && parseHead(item);
  }

  async #readItems<T>(articleId: string, prefix: string, parse: (item: Item) => T): Promise<T[]> {
    const items: T[] = [];
    for await (const item of this.#table.query(articlePartition(articleId), prefix)) items.push(parse(item));
    return items;
  }
}
