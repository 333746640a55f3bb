import type { BundleEventMessage } from '@copydesk/core/article/messages';
import type { BundleRecord } from '@copydesk/core/store/bundle-items';

export type BeginDecision =
  /** Nothing: the work is done, or another event's, or there is no bundle. */
  | 'done'
  /** The version is begun already: ask again for what is left of it. */
  | 'resume'
  | 'claim';

/** The part of a record that the decision depends on. */
export type BegunBundle = Pick<BundleRecord, 'status' | 'sequencer'> & {
  readonly source: { readonly etag: string };
  readonly report?: { readonly stop?: { readonly reason: string } };
};

/**
 * Decides, for an event of a bundle, whether to begin a version of it. Pure: the table's condition makes it safe.
 *
 * @param etag of the object as it stands; undefined where none does
 * @param record as read before the object was looked at
 */
export function decideBegin(
  { kind, sequencer, etag: announced }: Pick<BundleEventMessage, 'kind' | 'sequencer' | 'etag'>,
  etag: string | undefined,
  record: BegunBundle | undefined,
): BeginDecision {
  // What goes on finds it gone, and says so: where nobody else is about to, a backfill asks for it.
  if (etag === undefined)
    return sequencer === undefined && record?.status === 'UNBUNDLING' ? 'resume' : 'done';
  if (sequencer !== undefined && record && record.sequencer > sequencer) return 'done';
  // The object changed since: that change's own event is on the way.
  if (kind === 'put' && announced !== undefined && announced !== etag) return 'done';
  const isSame = record?.source.etag === etag;
  // A delete where the bundle stands is the purge of an old version; a backfill may stand for an event that was lost.
  const isOwn =
    record !== undefined && (record.sequencer === sequencer || sequencer === undefined || kind === 'delete');
  if (!isOwn) return 'claim';
  if (isSame && record.status === 'UNBUNDLING') return 'resume';
  // Put back after it had been deleted while it was read: the rest of it is still to be written.
  const isWhole = isSame && record.report?.stop?.reason !== 'GONE';
  return isWhole || record.sequencer === sequencer ? 'done' : 'claim';
}
