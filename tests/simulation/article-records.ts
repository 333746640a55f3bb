import { type ArticleCard, parseCard } from '../../core/store/article-card.ts';
import { entitiesOf, type GuideChunk, type GuideEntity, parseGuideChunk } from '../../core/store/guide.ts';
import type { Head, PassageRecord } from '../../core/store/items.ts';
import {
  articleIdOfKey,
  isCardKey,
  isGuideKey,
  isPassageKey,
  isRowKey,
  parsePublishedKey,
} from '../../core/store/keys.ts';
import { type NameRow, parseRow } from '../../core/store/name-row.ts';
import { parsePassage } from '../../core/store/passage-item.ts';
import type { Item } from './expressions.ts';

/** Everything that the table holds of one article. */
export interface Records {
  readonly head: Head | undefined;
  readonly passages: readonly PassageRecord[];
  readonly guides: readonly GuideChunk[];
  readonly cards: readonly ArticleCard[];
  readonly rows: readonly NameRow[];
}

/** An article as readers get it. */
export interface ShownRecords {
  readonly head: Head | undefined;
  readonly card?: ArticleCard | undefined;
  readonly passages: readonly PassageRecord[];
  readonly entities: readonly GuideEntity[];
}

/** The items of each article, in its own partition and outside of it, as writes come. */
export class ArticleRecords {
  readonly #items = new Map<string, Map<string, Item>>();

  /** @returns the article that the item belongs to; undefined where it belongs to none */
  write(key: { readonly pk: string; readonly sk: string }, item: Item | undefined): string | undefined {
    const articleId = articleIdOfKey(key) ?? parsePublishedKey(key)?.articleId;
    if (articleId === undefined) return undefined;
    const items = this.#items.get(articleId) ?? new Map<string, Item>();
    this.#items.set(articleId, items);
    if (item) items.set(`${key.pk}\n${key.sk}`, item);
    else items.delete(`${key.pk}\n${key.sk}`);
    return articleId;
  }

  /** The records of every article. */
  all(): Records[] {
    return [...this.#items.keys()].map((articleId) => this.of(articleId));
  }

  of(articleId: string): Records {
    const items = (this.#items.get(articleId)?.values() ?? []) as Iterable<Item & { pk: string; sk: string }>;
    let head: Head | undefined;
    const passages: PassageRecord[] = [];
    const guides: GuideChunk[] = [];
    const cards: ArticleCard[] = [];
    const rows: NameRow[] = [];
    for (const item of items) {
      if (isRowKey(item)) rows.push(once(item, parseRow));
      else if (isCardKey(item)) cards.push(once(item, parseCard));
      else if (isPassageKey(item)) passages.push(once(item, parsePassage));
      else if (isGuideKey(item)) guides.push(once(item, parseGuideChunk));
      else if (item.sk === 'HEAD') head = item as unknown as Head;
    }
    return { head, passages, guides, cards, rows };
  }
}

/** What readers get of the records: the published generation. */
export function shownOf({ head, passages, guides, cards }: Records): ShownRecords {
  const generation = head?.published;
  return {
    head,
    card: cards.find((card) => card.generation === generation && card.publishedAt === head?.publishedAt),
    passages: passages.filter((passage) => passage.generation === generation),
    entities: entitiesOf(guides.filter((chunk) => chunk.generation === generation)) ?? [],
  };
}

/** An item that was parsed is parsed no more: each write stores another object. */
const parsed = new WeakMap<Item, unknown>();
function once<T>(item: Item, parse: (item: Item) => T): T {
  const known = parsed.get(item) ?? parse(item);
  parsed.set(item, known);
  return known as T;
}
