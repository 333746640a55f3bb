import { createHash } from 'node:crypto';
import type { BundleCounts, BundleStatus, BundleStop, ItemFault } from '@copydesk/core/article/bundle';
import { SCHEMA_VERSION } from '@copydesk/core/article/pipeline-version';
import type { BundleRecord } from '@copydesk/core/store/bundle-items';

/** What consumers of the event bus are told of a bundle. */
export interface BundleEvent {
  readonly type: 'bundle.unbundled' | 'bundle.rejected';
  readonly detail: {
    readonly schemaVersion: number;
    /** The same for every repetition of the event: what a consumer deduplicates by. */
    readonly eventId: string;
    readonly bundleId: string;
    readonly generation: string;
    readonly bucket: string;
    readonly key: string;
    readonly status: BundleStatus;
    readonly counts?: BundleCounts;
    /** The first of them; the record in the table lists more. */
    readonly faults: readonly ItemFault[];
    readonly stop?: BundleStop;
  };
}

const MAX_FAULTS = 10;

/** The event of a bundle's having been read. */
export function bundleEventOf({ bundleId, generation, source, status, report }: BundleRecord): BundleEvent {
  const type = status === 'REJECTED' ? 'bundle.rejected' : 'bundle.unbundled';
  const eventId = createHash('sha256')
    .update(JSON.stringify([type, bundleId, generation]))
    .digest('hex')
    .slice(0, 32);
  return {
    type,
    detail: {
      schemaVersion: SCHEMA_VERSION,
      eventId,
      bundleId,
      generation,
      bucket: source.bucket,
      key: source.key,
      status,
      ...(report && { counts: report.counts }),
      faults: report?.faults.slice(0, MAX_FAULTS) ?? [],
      ...(report?.stop && { stop: report.stop }),
    },
  };
}
