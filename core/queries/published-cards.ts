import { type ArticleCard, type CardName, parseCard } from '../store/article-card.ts';
import { entitiesOf, type GuideEntity, parseGuideChunk } from '../store/guide.ts';
import { articlePartition, cardKey, cardPartition, guidePrefix, SHARDS } from '../store/keys.ts';
import type { Table } from '../store/table.ts';
import type { Group } from './newest-first.ts';
import { NewestFirst } from './newest-first.ts';
import { stagesOf } from './page.ts';
import type { Bounds } from './period.ts';
import { findPublished, type HeadReader, type Published, type PublishedHead } from './published.ts';
import { COST, type ReadBudget } from './read-budget.ts';

const SPARE_CARDS = 6;

/** The cards of some days, from the newest on. */
export function walkCards(
  table: Pick<Table, 'readRange'>,
  bounds: Bounds,
  articles: number,
  budget: ReadBudget,
): NewestFirst {
  const shards = Array.from({ length: SHARDS }, (_, shard) => shard);
  const stages = stagesOf(bounds, (day) => shards.map((shard) => cardPartition(day, shard)));
  const firstRead = Math.ceil(articles / SHARDS) + SPARE_CARDS;
  return new NewestFirst(table, { stages, bounds, firstRead, cost: COST.card }, budget);
}

/** Reads the cards, and the lists of names, of published articles. */
export class CardReader {
  readonly #table: Pick<Table, 'getMany' | 'query'>;
  readonly #heads: HeadReader;
  readonly #budget: ReadBudget;

  constructor(table: Pick<Table, 'getMany' | 'query'>, heads: HeadReader, budget: ReadBudget) {
    this.#table = table;
    this.#heads = heads;
    this.#budget = budget;
  }

  /** @returns the published cards of the groups' articles */
  async readPublished(groups: readonly Group[]): Promise<ArticleCard[]> {
    return this.#find(new Map(groups.map(({ articleId, items }) => [articleId, items.map(parseCard)])));
  }

  /** @returns the published cards of some articles, whose heads were read already, by article */
  async readOf(heads: readonly PublishedHead[]): Promise<Map<string, ArticleCard>> {
    this.#budget.spend(heads.length * COST.item);
    const keys = heads.map(({ articleId, published, publishedAt }) =>
      cardKey({ articleId, generation: published, publishedAt }),
    );
    const cards = (await this.#table.getMany(keys)).map(parseCard);
    return new Map(cards.map((card) => [card.articleId, card]));
  }

  /** @returns the card that an article's head publishes now, if it publishes one */
  readAnew(articleId: string): Promise<ArticleCard[]> {
    return this.#find(new Map([[articleId, []]]));
  }

  async #find(seen: ReadonlyMap<string, readonly ArticleCard[]>): Promise<ArticleCard[]> {
    const found = await findPublished(seen, this.#heads, async (head) => [
      ...(await this.readOf([head])).values(),
    ]);
    return [...found.values()].map(({ items }: Published<ArticleCard>) => items[0] as ArticleCard);
  }

  /** All names of a card's article; undefined where that generation was replaced meanwhile. */
  async namesOf(card: ArticleCard): Promise<readonly CardName[] | undefined> {
    if (card.namesLeftOut === undefined) return card.names;
    const entities = await this.entitiesOf(card);
    return entities?.flatMap(({ name, canonical, type, count }): CardName[] =>
      name === undefined ? [] : [[name, canonical, type, count]],
    );
  }

  /** All entities of a card's generation; undefined where it was replaced meanwhile. */
  async entitiesOf({
    articleId,
    generation,
  }: Pick<ArticleCard, 'articleId' | 'generation'>): Promise<readonly GuideEntity[] | undefined> {
    const chunks = [];
    this.#budget.spend(COST.range);
    for await (const item of this.#table.query(articlePartition(articleId), guidePrefix(generation)))
      chunks.push(parseGuideChunk(item));
    return entitiesOf(chunks);
  }
}

export const positionOfCard = ({ publishedAt, articleId }: ArticleCard) => `${publishedAt}#${articleId}`;
