import { type ArticleCard, cardItem, parseCard } from './article-card.ts';
import { conditionOf } from './conditions.ts';
import { type Guide, type GuideChunk, guideItems, parseGuideChunk } from './guide.ts';
import {
  type Claim,
  claimUpdate,
  conditionOver,
  type Flip,
  flipUpdate,
  type SeenHead,
  settleUpdate,
  type Tombstone,
  tombstoneHead,
} from './head-updates.ts';
import { type Head, type PassageRecord, parseHead, parsePending } from './items.ts';
import {
  articlePartition,
  cardKey,
  generationOfKey,
  guideKey,
  headKey,
  type ItemKey,
  isGuideKey,
  isPassageKey,
  keyOf,
  type PublishedKey,
  passageKey,
} from './keys.ts';
import { type NameRow, rowItem } from './name-row.ts';
import { parsePassage, passageItem } from './passage-item.ts';
import type { Table } from './table.ts';
import { onlyIf, updateOf } from './update-expression.ts';

/** All items of an article but its head. Its cards and rows are elsewhere: the guides lead to them. */
export interface Collection {
  /** The keys of its passages, of all generations. */
  readonly keys: readonly ItemKey[];
  /** The chunks of its guides, of all generations. */
  readonly guides: readonly GuideChunk[];
  /** The passages of the generation asked for, by index. */
  readonly passages: readonly PassageRecord[];
}

/**
 * The writes and consistent reads of the protocol: the only code that changes articles in the table. Each write is
 * one item and conditional, or an idempotent put or delete. A write whose condition fails returns `false`: the caller
 * decides what that means.
 */
export class ArticleStore {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  async readHead(articleId: string): Promise<Head | undefined> {
    const item = await this.#table.get(headKey(articleId));
    return item && parseHead(item);
  }

  /** Starts a generation, or rejects the version. */
  async claim(claim: Claim): Promise<boolean> {
    return this.#table.update(headKey(claim.articleId), claimUpdate(claim));
  }

  /** Records that an event changes nothing. An invocation that looked at the object earlier can no longer claim. */
  async advance(articleId: string, seen: SeenHead, sequencer: string): Promise<boolean> {
    return this.#table.update(headKey(articleId), onlyIf(conditionOver(seen), updateOf({ sequencer })));
  }

  /** Replaces the head with a tombstone. */
  async putTombstone(tombstone: Tombstone): Promise<boolean> {
    const item = { ...headKey(tombstone.articleId), ...tombstoneHead(tombstone) };
    return this.#table.put(item, conditionOver(tombstone.seen));
  }

  /** Records what was found in a passage. `false`: a concurrent duplicate has put its record, which is as good. */
  async putPassage(passage: PassageRecord): Promise<boolean> {
    return this.#table.put(passageItem(passage), conditionOf('putPassage'));
  }

  /**
   * Takes passages off the head's pending ones. Repeating it changes nothing.
   *
   * @returns whether any are left; undefined where the generation is no longer the head's
   */
  async settlePassages(
    articleId: string,
    generation: string,
    indices: readonly number[],
  ): Promise<{ anyPending: boolean } | undefined> {
    const item = await this.#table.updateAndRead(headKey(articleId), settleUpdate(generation, indices));
    return item && { anyPending: parsePending(item).pending !== undefined };
  }

  /**
   * Reads an article's whole item collection, consistently.
   *
   * @param generation whose passages are returned; a sweep needs none, and gives none
   */
  async readCollection(articleId: string, generation?: string): Promise<Collection> {
    const keys: ItemKey[] = [];
    const guides: GuideChunk[] = [];
    const passages: PassageRecord[] = [];
    for await (const item of this.#table.query(articlePartition(articleId))) {
      const key = keyOf(item);
      const itsGeneration = generationOfKey(key.sk);
      if (itsGeneration === undefined) continue;
      if (isGuideKey(key)) guides.push(parseGuideChunk(item));
      else keys.push(key);
      if (isPassageKey(key) && itsGeneration === generation) passages.push(parsePassage(item));
    }
    return { keys, guides, passages };
  }

  /** Puts all chunks of a generation's guide. It must be whole before the generation has a card or a row. */
  async putGuide(guide: Guide): Promise<void> {
    await this.#table.putMany(guideItems(guide));
  }

  /** Puts the card and the rows of a generation. The same generation puts the same items, however often. */
  async putPublished(card: ArticleCard, rows: readonly NameRow[]): Promise<void> {
    await this.#table.putMany([cardItem(card), ...rows.map(rowItem)]);
  }

  /** The card of a generation; undefined where it was removed. */
  async readCard(key: PublishedKey): Promise<ArticleCard | undefined> {
    const item = await this.#table.get(cardKey(key));
    return item && parseCard(item);
  }

  /** Makes a whole generation the one that readers see. Repeating it changes nothing. */
  async flip(flip: Flip): Promise<boolean> {
    return this.#table.update(headKey(flip.articleId), flipUpdate(flip));
  }

  /** @param onDeleted receives, after each request, the number of items that it deleted */
  async deleteItems(keys: readonly ItemKey[], onDeleted?: (count: number) => void): Promise<void> {
    await this.#table.deleteMany(keys, onDeleted);
  }

  /** Deletes those of the items that exist. To read one takes a fifth of what it takes to delete it in vain. */
  async deleteExisting(keys: readonly ItemKey[], onDeleted?: (count: number) => void): Promise<void> {
    const items = await this.#table.getMany(keys);
    await this.#table.deleteMany(items.map(keyOf), onDeleted);
  }

  /**
   * Deletes a chunk of a guide, unless a writer has put it again since it was read.
   *
   * @returns whether it was deleted
   */
  async deleteGuideChunk({ articleId, generation, chunk, putAt }: GuideChunk): Promise<boolean> {
    return this.#table.delete(guideKey(articleId, generation, chunk), conditionOf('deleteGuide', { putAt }));
  }

  async deletePassages(articleId: string, generation: string, indices: readonly number[]): Promise<void> {
    await this.#table.deleteMany(indices.map((index) => passageKey(articleId, generation, index)));
  }
}
