import { articleIdOf } from '../article/article-id.ts';
import { isBundleKey } from '../article/bundle.ts';
import type { BundleSummary } from '../store/article-list.ts';
import type { StandingObject } from './find-differences.ts';

/**
 * How bundles and their records may disagree. A bundle that is gone is no difference: its articles are objects of their
 * own, and compared as such.
 */
export const BUNDLE_DIFFERENCES = {
  MISSING: 'the bundle stands, and was never read',
  OUTDATED: 'what was read is another version of the bundle',
  BURIED: 'the bundle stands, and counts as deleted while it was read',
  STUCK: 'the bundle is in work, and nothing in the queues is about it',
} as const;
export type BundleDifferenceKind = keyof typeof BUNDLE_DIFFERENCES;

export interface BundleDifference {
  readonly kind: BundleDifferenceKind;
  readonly bundleId: string;
  readonly key: string;
  /** The record's, where there is one. */
  readonly generation: string | undefined;
}

/**
 * Where bundles and the records of them disagree.
 *
 * @param bundles what the table holds
 * @param stuckSince a bundle in work that was received before this instant (ISO 8601) is stuck; undefined: none is
 */
export function findBundleDifferences(
  bucket: string,
  objects: readonly StandingObject[],
  bundles: readonly BundleSummary[],
  stuckSince = '',
): BundleDifference[] {
  const recordOf = new Map(bundles.map((record) => [record.bundleId, record]));
  const isStuck = ({ status, receivedAt }: BundleSummary) =>
    status === 'UNBUNDLING' && receivedAt < stuckSince;
  const standing = objects
    .filter(({ key }) => isBundleKey(key))
    .map(({ key, etag }) => ({ key, etag, bundleId: articleIdOf(bucket, key) }));
  const differences = standing.flatMap(({ key, etag, bundleId }): BundleDifference[] => {
    const record = recordOf.get(bundleId);
    const kind = compareBundle(record, etag) ?? (record && isStuck(record) ? 'STUCK' : undefined);
    return kind ? [{ kind, bundleId, key, generation: record?.generation }] : [];
  });
  // Deleted while it was read, and nobody left to say so.
  const there = new Set(standing.map(({ bundleId }) => bundleId));
  const orphans = bundles.filter(
    (record) => record.source.bucket === bucket && !there.has(record.bundleId) && isStuck(record),
  );
  return [
    ...differences,
    ...orphans.map(
      ({ bundleId, source, generation }): BundleDifference => ({
        kind: 'STUCK',
        bundleId,
        key: source.key,
        generation,
      }),
    ),
  ];
}

/**
 * What is to be read of a bundle that stands: where unbundle would begin it anew. Undefined for nothing, or what is in
 * work.
 */
export function compareBundle(
  record: Pick<BundleSummary, 'source' | 'report'> | undefined,
  etag: string,
): Exclude<BundleDifferenceKind, 'STUCK'> | undefined {
  if (!record) return 'MISSING';
  if (record.source.etag !== etag) return 'OUTDATED';
  return record.report?.stop?.reason === 'GONE' ? 'BURIED' : undefined;
}
