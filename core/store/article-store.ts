import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { SCHEMA_VERSION } from '../article/pipeline-version.ts';
import type { SourceObject } from '../article/revision.ts';
import type { Settings } from '../article/settings.ts';
import type { ArticleStatus, Reason, RejectionReason } from '../article/status.ts';
import { conditionOf } from './conditions.ts';
import { ItemTable } from './item-table.ts';
import {
  type Draft,
  type EntityRecord,
  type Head,
  type PassageRecord,
  type PublishedArticle,
  VISIBLE_ATTRIBUTES,
} from './items.ts';
import {
  articlePartition,
  entityIndexKey,
  entityKey,
  feedIndexKey,
  generationOfKey,
  headKey,
  type ItemKey,
  passageKey,
} from './keys.ts';
import { updateOf } from './update-expression.ts';

/** What tells whether a head has changed since it was read. */
export type SeenHead = Pick<Head, 'generation' | 'sequencer'>;

/** A version of an article that split begins. */
export interface Claim {
  readonly articleId: string;
  readonly source: SourceObject;
  readonly sequencer: string;
  readonly generation: string;
  readonly pipelineVersion: string;
  /** The head that was read before the object was; undefined where there was none. */
  readonly seen: SeenHead | undefined;
  readonly outcome:
    | {
        readonly status: 'ENRICHING';
        readonly draft: Draft;
        readonly passageCount: number;
        readonly settings: Settings;
        /** How its text was cut. */
        readonly plan: string;
      }
    | { readonly status: 'REJECTED'; readonly reason: RejectionReason; readonly detail: string };
}

/** The tombstone of an article whose object is gone. */
export interface Burial {
  readonly articleId: string;
  readonly bucket: string;
  readonly key: string;
  readonly sequencer: string;
  readonly generation: string;
  readonly pipelineVersion: string;
  /** The head that was read before the object was missed; undefined where there was none. */
  readonly seen: SeenHead | undefined;
  /** Seconds since the epoch. */
  readonly expiresAt: number;
}

/** What becomes of a generation when readers are to see it. */
export interface Flip {
  readonly articleId: string;
  readonly generation: string;
  readonly status: Extract<ArticleStatus, 'ENRICHED' | 'PARTIAL'>;
  readonly reasons: readonly Reason[];
  readonly article: PublishedArticle;
}

/** Everything that stands in an article's item collection but its head. */
export interface Collection {
  readonly keys: readonly ItemKey[];
  /** The passages of the generation asked for, by index. */
  readonly passages: readonly PassageRecord[];
}

/**
 * The writes and consistent reads of the protocol: the only code that changes articles in the table. Each write is
 * one item and conditional, or an idempotent put or delete. A write whose condition fails answers `false`: what that
 * means is the caller's to say.
 */
export class ArticleStore {
  readonly #items: ItemTable;

  constructor(client: DynamoDBDocumentClient, table: string) {
    this.#items = new ItemTable(client, table);
  }

  async readHead(articleId: string): Promise<Head | undefined> {
    return (await this.#items.read(headKey(articleId))) as Head | undefined;
  }

  /** Begins a generation. */
  async claim(claim: Claim): Promise<boolean> {
    const { articleId, source, seen, outcome } = claim;
    const rejected = outcome.status === 'REJECTED';
    const update = updateOf(
      {
        articleId,
        schemaVersion: SCHEMA_VERSION,
        status: outcome.status,
        source,
        sequencer: claim.sequencer,
        generation: claim.generation,
        previous: seen?.generation,
        pipelineVersion: claim.pipelineVersion,
        receivedAt: source.receivedAt,
        ...feedIndexKey(source.receivedAt, articleId, rejected),
        settings: rejected ? undefined : outcome.settings,
        plan: rejected ? undefined : outcome.plan,
        passageCount: rejected ? undefined : outcome.passageCount,
        pending:
          rejected || outcome.passageCount === 0 ? undefined : new Set(Array(outcome.passageCount).keys()),
        draft: rejected ? undefined : outcome.draft,
        reasons: rejected ? [outcome.reason] : undefined,
        detail: rejected ? outcome.detail : undefined,
        expiresAt: undefined,
      },
      rejected ? ['published', ...VISIBLE_ATTRIBUTES] : [],
    );
    return this.#items.update(headKey(articleId), update, conditionOver(seen));
  }

  /** Records that an event has been looked at and changes nothing: whoever looked before it is thereby too late. */
  async advance(articleId: string, seen: SeenHead, sequencer: string): Promise<boolean> {
    return this.#items.update(headKey(articleId), updateOf({ sequencer }), conditionOver(seen));
  }

  /** Replaces the head with a tombstone. */
  async bury(burial: Burial): Promise<boolean> {
    const { articleId, bucket, key, seen, ...rest } = burial;
    const tombstone: Head = {
      articleId,
      schemaVersion: SCHEMA_VERSION,
      status: 'DELETED',
      source: { bucket, key },
      ...rest,
    };
    return this.#items.put({ ...headKey(articleId), ...tombstone }, conditionOver(seen));
  }

  /** Records what was found in a passage. `false`: a twin's record stands already, which is as good. */
  async putPassage(passage: PassageRecord): Promise<boolean> {
    const key = passageKey(passage.articleId, passage.generation, passage.index);
    return this.#items.put({ ...key, ...passage }, conditionOf('putPassage'));
  }

  /**
   * Takes passages off the head's pending ones. Harmless to repeat.
   *
   * @returns whether any are left, or undefined when the generation is no longer the head's
   */
  async settlePassages(
    articleId: string,
    generation: string,
    indices: readonly number[],
  ): Promise<{ anyPending: boolean } | undefined> {
    const head = await this.#items.updateAndRead(
      headKey(articleId),
      {
        UpdateExpression: 'DELETE #pending :settled',
        ExpressionAttributeNames: { '#pending': 'pending' },
        ExpressionAttributeValues: { ':settled': new Set(indices) },
      },
      conditionOf('settlePassages', { generation }),
    );
    return head && { anyPending: head.pending !== undefined };
  }

  /** Reads an article's whole item collection, consistently: what a sweep may delete, and what publish merges. */
  async readCollection(articleId: string, generation: string): Promise<Collection> {
    const keys: ItemKey[] = [];
    const passages: PassageRecord[] = [];
    for await (const item of this.#items.list(articlePartition(articleId))) {
      const { pk, sk } = item as unknown as ItemKey;
      if (generationOfKey(sk) === undefined) continue;
      keys.push({ pk, sk });
      if (sk.startsWith('PASSAGE#') && generationOfKey(sk) === generation)
        passages.push(item as unknown as PassageRecord);
    }
    return { keys, passages };
  }

  /** Puts the entities of a generation. The same generation puts the same items, however often. */
  async putEntities(entities: readonly EntityRecord[]): Promise<void> {
    await this.#items.putAll(
      entities.map((entity) => ({
        ...entityKey(entity.articleId, entity.generation, entity.type, entity.canonical),
        ...entityIndexKey(entity.type, entity.canonical, entity.publishedAt, entity.articleId),
        ...entity,
      })),
    );
  }

  /** Makes a whole generation the one that readers see. Repeating it changes nothing. */
  async flip({ articleId, generation, status, reasons, article }: Flip): Promise<boolean> {
    const visible = Object.fromEntries(VISIBLE_ATTRIBUTES.map((name) => [name, article[name]]));
    const update = updateOf({
      status,
      reasons: reasons.length > 0 ? reasons : undefined,
      published: generation,
      ...visible,
      draft: undefined,
    });
    return this.#items.update(headKey(articleId), update, conditionOf('flip', { generation }));
  }

  /** @param onDeleted told after each request how many it deleted */
  async deleteItems(keys: readonly ItemKey[], onDeleted?: (count: number) => void): Promise<void> {
    await this.#items.deleteAll(keys, onDeleted);
  }

  async deletePassages(articleId: string, generation: string, indices: readonly number[]): Promise<void> {
    await this.#items.deleteAll(indices.map((index) => passageKey(articleId, generation, index)));
  }
}

const conditionOver = (seen: SeenHead | undefined) =>
  seen ? conditionOf('overSeen', { ...seen }) : conditionOf('overNothing');
