import { compareBundle } from '@copydesk/core/reconcile/find-bundle-differences';
import type { BundleSummary } from '@copydesk/core/store/bundle-items';
import type { BackfillDecision } from './decide-backfill.ts';

/**
 * Decides whether a bundle is processed again: where unbundle would start a new generation of it. Each version of the
 * pipeline reads the same from a bundle, and its articles are objects of their own.
 *
 * @param etag of the bundle in the bucket
 */
export function decideBundle(
  record: Pick<BundleSummary, 'status' | 'source' | 'report'> | undefined,
  etag: string,
): BackfillDecision {
  return compareBundle(record, etag) ?? (record?.status === 'UNBUNDLING' ? 'IN_WORK' : 'CURRENT');
}
