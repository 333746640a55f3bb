import type { BundleSummary } from '@copydesk/core/store/article-list';
import { compareBundle } from '@copydesk/core/upkeep/find-bundle-differences';
import type { BackfillDecision } from './decide-backfill.ts';

/**
 * Decides whether a bundle is to be looked at again: where unbundle would begin it anew. What was read of it is the same
 * for each version of the pipeline; its articles are objects of their own.
 *
 * @param etag of the bundle as it stands
 */
export function decideBundle(
  record: Pick<BundleSummary, 'status' | 'source' | 'report'> | undefined,
  etag: string,
): BackfillDecision {
  return compareBundle(record, etag) ?? (record?.status === 'UNBUNDLING' ? 'IN_WORK' : 'CURRENT');
}
