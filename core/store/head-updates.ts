import { SCHEMA_VERSION } from '../article/pipeline-version.ts';
import type { SourceObject } from '../article/revision.ts';
import type { Settings } from '../article/settings.ts';
import type { ArticleStatus, Reason, RejectionReason } from '../article/status.ts';
import { type ConditionInput, conditionOf } from './conditions.ts';
import { type Draft, type Head, PUBLISHED_ATTRIBUTES } from './items.ts';
import { receivedIndexKey } from './keys.ts';
import { onlyIf, type UpdateInput, updateOf } from './update-expression.ts';

/** The attributes that show whether a head has changed since it was read. */
export type SeenHead = Pick<Head, 'generation' | 'sequencer'>;

/** A version of an article for which split starts a generation. */
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
        /** How its text was cut into passages. */
        readonly plan: string;
      }
    | { readonly status: 'REJECTED'; readonly reason: RejectionReason; readonly detail: string };
}

/** The tombstone of an article whose object no longer exists. */
export interface Tombstone {
  readonly articleId: string;
  readonly bucket: string;
  readonly key: string;
  readonly sequencer: string;
  readonly generation: string;
  readonly pipelineVersion: string;
  /** The head that was read before the object was looked for; undefined where there was none. */
  readonly seen: SeenHead | undefined;
  /** Seconds since the epoch. */
  readonly expiresAt: number;
}

/** A whole generation that readers are to see. */
export interface Flip {
  readonly articleId: string;
  readonly generation: string;
  readonly status: Extract<ArticleStatus, 'ENRICHED' | 'PARTIAL'>;
  readonly reasons: readonly Reason[];
  /** When the article says that it was published, in ISO 8601. */
  readonly publishedAt: string;
  /** What it took, in Comprehend's units, those included that the cache saved. */
  readonly units: number;
}

/** A head may change only where it is exactly the one that was read, or where none was read and none exists. */
export const conditionOver = (seen: SeenHead | undefined): ConditionInput =>
  seen ? conditionOf('overSeen', { ...seen }) : conditionOf('overNothing');

/** Starts a generation, or rejects the version. */
export function claimUpdate(claim: Claim): UpdateInput {
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
      ...receivedIndexKey(source.receivedAt, articleId, rejected),
      settings: rejected ? undefined : outcome.settings,
      plan: rejected ? undefined : outcome.plan,
      passageCount: rejected ? undefined : outcome.passageCount,
      pending:
        rejected || outcome.passageCount === 0 ? undefined : new Set(Array(outcome.passageCount).keys()),
      // guard: a claim writes only the draft
      draft: rejected ? undefined : outcome.draft,
      reasons: rejected ? [outcome.reason] : undefined,
      detail: rejected ? outcome.detail : undefined,
      expiresAt: undefined,
    },
    // guard: a rejection removes what readers saw
    rejected ? PUBLISHED_ATTRIBUTES : [],
  );
  return onlyIf(conditionOver(seen), update);
}

/** The head that a tombstone is: it replaces the whole item. */
export function tombstoneHead({ bucket, key, seen: _, ...rest }: Tombstone): Head {
  return { ...rest, schemaVersion: SCHEMA_VERSION, status: 'DELETED', source: { bucket, key } };
}

/** Takes passages off the pending ones. */
export function settleUpdate(generation: string, indices: readonly number[]): UpdateInput {
  return onlyIf(conditionOf('settlePassages', { generation }), {
    UpdateExpression: 'DELETE #pending :settled',
    ExpressionAttributeNames: { '#pending': 'pending' },
    ExpressionAttributeValues: { ':settled': new Set(indices) },
  });
}

/** Makes a whole generation the one that readers see. */
export function flipUpdate({ generation, status, reasons, publishedAt, units }: Flip): UpdateInput {
  const update = updateOf({
    status,
    reasons: reasons.length > 0 ? reasons : undefined,
    published: generation,
    publishedAt,
    units,
    draft: undefined,
  });
  return onlyIf(conditionOf('flip', { generation }), update);
}
