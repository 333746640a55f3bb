import { type ArticleCard, parseCard } from './article-card.ts';
import { entitiesOf, type GuideChunk, type GuideEntity, parseGuideChunk } from './guide.ts';
import { type Head, type PassageRecord, parseHead } from './items.ts';
import { articlePartition, cardKey, guidePrefix, headKey, type Item, passagePrefix } from './keys.ts';
import { parsePassage } from './passage-item.ts';
import type { Table } from './table.ts';

/** An article as readers see it: the head, and the items of its published generation, if it has one. */
export interface ArticleView {
  readonly head: Head;
  /** What listings show of it; absent where nothing is published. */
  readonly card?: ArticleCard;
  readonly passages: readonly PassageRecord[];
  /** By salience, the highest first. Dates and quantities are among them. */
  readonly entities: readonly GuideEntity[];
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
   * @throws Error where the article is published again during each attempt, or where items of it are missing
   */
  async readArticle(articleId: string): Promise<ArticleView | undefined> {
    let head = await this.#readHead(articleId);
    for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
      if (head?.published === undefined || head.publishedAt === undefined)
        return head && { head, passages: [], entities: [] };
      const { published: generation, publishedAt } = head;
      const item = await this.#table.get(cardKey({ articleId, generation, publishedAt }));
      const passages = await this.#readItems(
        articleId,
        // guard: a reader reads the passages of one generation
        passagePrefix(generation),
        parsePassage,
      );
      const chunks = await this.#readItems<GuideChunk>(articleId, guidePrefix(generation), parseGuideChunk);
      const after = await this.#readHead(articleId);
      // guard: a reader reads the head again after the items
      if (after?.published === generation) {
        const entities = entitiesOf(chunks);
        if (item && entities) return { head: after, card: parseCard(item), passages, entities };
        throw new Error(
          `The ${item ? 'list of names' : 'card'} of article ${articleId} is missing, though it is published. ` +
            'Something other than Copydesk changed the table. Run copydesk doctor --repair',
        );
      }
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
