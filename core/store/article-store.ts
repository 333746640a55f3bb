import { conditionOf } from './conditions.ts';
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
import {
  type EntityRecord,
  type Head,
  type PassageRecord,
  parseHead,
  parsePassage,
  parsePending,
} from './items.ts';
import {
  articlePartition,
  entityIndexKey,
  entityKey,
  generationOfKey,
  headKey,
  type ItemKey,
  isPassageKey,
  keyOf,
  passageKey,
} from './keys.ts';
import type { Table } from './table.ts';
import { onlyIf, updateOf } from './update-expression.ts';

/** All items of an article but its head. */
export interface Collection {
  readonly keys: readonly ItemKey[];
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
    const key = passageKey(passage.articleId, passage.generation, passage.index);
    return this.#table.put({ ...key, ...passage }, conditionOf('putPassage'));
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
   * @param generation whose passages are returned; a sweep needs only the keys, and gives none
   */
  async readCollection(articleId: string, generation?: string): Promise<Collection> {
    const keys: ItemKey[] = [];
    const passages: PassageRecord[] = [];
    for await (const item of this.#table.query(articlePartition(articleId))) {
      const key = keyOf(item);
      const itsGeneration = generationOfKey(key.sk);
      if (itsGeneration === undefined) continue;
      keys.push(key);
      if (isPassageKey(key) && itsGeneration === generation) passages.push(parsePassage(item));
    }
    return { keys, passages };
  }

  /** Puts the entities of a generation. The same generation puts the same items, however often. */
  async putEntities(entities: readonly EntityRecord[]): Promise<void> {
    await this.#table.putMany(
      entities.map((entity) => ({
        ...entityKey(entity.articleId, entity.generation, entity.type, entity.canonical),
        ...entityIndexKey(entity.type, entity.canonical, entity.publishedAt, entity.articleId),
        ...entity,
      })),
    );
  }

  /** Makes a whole generation the one that readers see. Repeating it changes nothing. */
  async flip(flip: Flip): Promise<boolean> {
    return this.#table.update(headKey(flip.articleId), flipUpdate(flip));
  }

  /** @param onDeleted receives, after each request, the number of items that it deleted */
  async deleteItems(keys: readonly ItemKey[], onDeleted?: (count: number) => void): Promise<void> {
    await this.#table.deleteMany(keys, onDeleted);
  }

  async deletePassages(articleId: string, generation: string, indices: readonly number[]): Promise<void> {
    await this.#table.deleteMany(indices.map((index) => passageKey(articleId, generation, index)));
  }
}
