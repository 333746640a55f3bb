import type { EntityType, SentimentLabel } from '../article/analysis.ts';
import { weighSentiment } from '../article/weigh-sentiment.ts';
import type { ArticleCard } from '../store/article-card.ts';
import { type Item, keyOf, rowKey, rowPartition } from '../store/keys.ts';
import { type NameRow, parseRow } from '../store/name-row.ts';
import type { Table } from '../store/table.ts';
import type { NamedArticle } from './answers.ts';
import type { NameSource } from './name-sources.ts';
import type { Group } from './newest-first.ts';
import { findPublished, type HeadReader, type Published, type PublishedHead } from './published.ts';
import { COST, type ReadBudget } from './read-budget.ts';

/** Which rows of a name are asked for. */
export interface RowFilter {
  readonly type?: EntityType | undefined;
  readonly sentiment?: SentimentLabel | undefined;
  readonly towards?: SentimentLabel | undefined;
  readonly minSalience?: number | undefined;
}

/** An article's rows of one name, with what its head says. */
export type Naming = Published<NameRow>;

/** No name has more rows in one article: one for each type. */
const MAX_ROWS = 16;

/** Reads what readers see of the articles that name something. */
export class NameReader {
  readonly #table: Pick<Table, 'readRange' | 'getMany'>;
  readonly #heads: HeadReader;
  readonly #sources: readonly NameSource[];
  readonly #budget: ReadBudget;

  constructor(
    table: Pick<Table, 'readRange' | 'getMany'>,
    heads: HeadReader,
    sources: readonly NameSource[],
    budget: ReadBudget,
  ) {
    this.#table = table;
    this.#heads = heads;
    this.#sources = sources;
    this.#budget = budget;
  }

  /** @returns the published rows of the groups' articles, by article; an article that does not name it is left out */
  readPublished(groups: readonly Group[]): Promise<Map<string, Naming>> {
    const seen = new Map(groups.map(({ articleId, items }) => [articleId, this.rowsOf(items)]));
    return findPublished(seen, this.#heads, (head) => this.readRows(head));
  }

  /** The rows of the generation that a head publishes. */
  async readRows({ articleId, published, publishedAt }: PublishedHead): Promise<NameRow[]> {
    this.#budget.spend(this.#sources.length * COST.range);
    const prefix = `${publishedAt}#${articleId}#${published}#`;
    const parts = await Promise.all(
      this.#sources.map(({ folded }) =>
        this.#table.readRange({
          partition: rowPartition(folded),
          from: prefix,
          to: `${prefix}~`,
          limit: MAX_ROWS,
        }),
      ),
    );
    return this.rowsOf(parts.flatMap(({ items }) => items));
  }

  /** The rows that some cards list, by article; those of one request for all of them. */
  async readListed(cards: readonly ArticleCard[]): Promise<Map<string, NameRow[]>> {
    const keys = cards.flatMap((card) =>
      card.names
        .filter(([name, , type]) => this.#has(name, type))
        .map(([name, , type]) => rowKey({ ...card, name, type })),
    );
    this.#budget.spend(keys.length * COST.item);
    const rows = (await this.#table.getMany(keys)).map(parseRow);
    return Map.groupBy(rows, ({ articleId }) => articleId);
  }

  #has(name: string, type: EntityType): boolean {
    return this.#sources.some(
      (source) => source.folded === name && (source.type === undefined || source.type === type),
    );
  }

  /** The rows among some items that the name has. A name that an owner gives to one type has only the rows of that type. */
  rowsOf(items: readonly Item[]): NameRow[] {
    const types = new Map(this.#sources.map(({ folded, type }) => [rowPartition(folded), type]));
    return items.filter((item) => typeMatches(item, types.get(keyOf(item).pk))).map(parseRow);
  }
}

const typeMatches = (item: Item, type: EntityType | undefined) =>
  type === undefined || keyOf(item).sk.endsWith(`#${type}`);

export const matchesRow = (row: NameRow, { type, sentiment, towards, minSalience = 0 }: RowFilter): boolean =>
  (type === undefined || row.type === type) &&
  (sentiment === undefined || row.sentiment?.label === sentiment) &&
  (towards === undefined || row.targetedSentiment?.label === towards) &&
  row.salience >= minSalience;

/** The position in an answer of the article that has these rows. */
export const positionOfRow = ({ publishedAt, articleId }: Pick<NameRow, 'publishedAt' | 'articleId'>) =>
  `${publishedAt}#${articleId}`;

/**
 * What an article says of a name: the rows of all its types together.
 *
 * @param rows of one name in one generation of the article, at least one
 */
export function toNamedArticle({ head, items: rows }: Naming): NamedArticle {
  const ordered = rows.toSorted((a, b) => b.count - a.count || b.salience - a.salience);
  const [first] = ordered as [NameRow];
  // A row that had no room for its sentence does not hide the sentence of another type.
  const { sentence, at } = ordered.find((row) => row.sentence !== undefined) ?? first;
  const sentiment = weigh(ordered, 'sentiment');
  const targetedSentiment = weigh(ordered, 'targetedSentiment');
  return {
    articleId: first.articleId,
    key: head.source.key,
    title: first.title,
    ...(first.publisher !== undefined && { publisher: first.publisher }),
    language: first.language,
    publishedAt: first.publishedAt,
    name: first.name,
    canonical: first.canonical,
    types: ordered.map(({ type }) => type),
    count: sum(ordered.map(({ count }) => count)),
    salience: sum(ordered.map(({ salience }) => salience)),
    ...(sentiment && { sentiment }),
    ...(targetedSentiment && { targetedSentiment }),
    ...(sentence !== undefined && { sentence, ...(at && { at }) }),
  };
}

function weigh(rows: readonly NameRow[], name: 'sentiment' | 'targetedSentiment') {
  const parts = rows.flatMap(({ [name]: sentiment, count }) =>
    sentiment ? [{ sentiment, weight: count }] : [],
  );
  return parts.length === 1 ? parts[0]?.sentiment : weighSentiment(parts);
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
