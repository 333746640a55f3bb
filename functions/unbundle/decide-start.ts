import type { BundleEventMessage } from '@copydesk/core/article/messages';
import type { BundleRecord } from '@copydesk/core/store/bundle-items';

export type StartDecision =
  /** Do nothing: the work is done, or another event does it, or there is no bundle. */
  | 'done'
  /** The version was started: ask again for the rest of its items. */
  | 'resume'
  /** Start the version. */
  | 'claim';

/** The part of a record that the decision depends on. */
export type StartedBundle = Pick<BundleRecord, 'status' | 'sequencer'> & {
  readonly source: { readonly etag: string };
  readonly report?: { readonly stop?: { readonly reason: string } };
};

/**
 * Decides whether an event starts a version of a bundle. The condition of the claim makes the decision safe.
 *
 * @param etag of the object in the bucket; undefined if there is none
 * @param record as it was read before the object
 */
export function decideStart(
  { kind, sequencer, etag: announced }: Pick<BundleEventMessage, 'kind' | 'sequencer' | 'etag'>,
  etag: string | undefined,
  record: StartedBundle | undefined,
): StartDecision {
  // Resuming finds the bundle gone and reports that. Only a backfill has to ask: events lead to it by themselves.
  if (etag === undefined)
    return sequencer === undefined && record?.status === 'UNBUNDLING' ? 'resume' : 'done';
  if (sequencer !== undefined && record && record.sequencer > sequencer) return 'done';
  // The object has changed since the event. The event of that change is on its way.
  if (kind === 'put' && announced !== undefined && announced !== etag) return 'done';
  const isSame = record?.source.etag === etag;
  // A delete event for a bundle that exists is the purge of an old version. A backfill may replace an event that was lost.
  const isOwn =
    record !== undefined && (record.sequencer === sequencer || sequencer === undefined || kind === 'delete');
  if (!isOwn) return 'claim';
  // guard: a redelivered event resumes its bundle
  if (isSame && record.status === 'UNBUNDLING') return 'resume';
  // A bundle that was deleted while it was read, and then put back, still has unwritten items.
  // guard: a bundle that was deleted half read is read again
  const isWhole = isSame && record.report?.stop?.reason !== 'GONE';
  return isWhole || record.sequencer === sequencer ? 'done' : 'claim';
}
