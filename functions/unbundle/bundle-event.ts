import { createHash } from 'node:crypto';
import type { BundleCounts, BundleStatus, BundleStop, ItemFault } from '@copydesk/core/article/bundle';
import { SCHEMA_VERSION } from '@copydesk/core/article/pipeline-version';
import type { BundleRecord } from '@copydesk/core/store/bundle-items';
import { MAX_EVENT_FAULTS } from './limits.ts';

/** The event about a bundle on the event bus. */
export interface BundleEvent {
  readonly type: 'bundle.unbundled' | 'bundle.rejected';
  readonly detail: {
    readonly schemaVersion: number;
    /** The same for every repetition of the event, so that consumers can deduplicate. */
    readonly eventId: string;
    readonly bundleId: string;
    readonly generation: string;
    readonly bucket: string;
    readonly key: string;
    readonly status: BundleStatus;
    readonly counts?: BundleCounts;
    /** The first faults. The record in the table lists more. */
    readonly faults: readonly ItemFault[];
    readonly stop?: BundleStop;
  };
}

/** The event about a bundle that is finished. */
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
      faults: report?.faults.slice(0, MAX_EVENT_FAULTS) ?? [],
      ...(report?.stop && { stop: report.stop }),
    },
  };
}
