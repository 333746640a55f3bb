import { articleIdOf } from '../article/article-id.ts';
import { isBundleKey } from '../article/bundle.ts';
import { isFolderMarker } from '../article/folder-marker.ts';
import type { ListedObject } from '../runtime/s3-objects.ts';
import type { BundleRecord, BundleSummary } from '../store/bundle-items.ts';

/**
 * The ways in which bundles and their records may disagree. A bundle that no longer exists is not a difference: its articles
 * are objects of their own, and are compared as such.
 */
export const BUNDLE_DIFFERENCES = {
  MISSING: 'the bundle exists, and was never read',
  OUTDATED: 'another version of the bundle was read',
  BURIED: 'the bundle exists, and its record says that it was deleted while it was read',
  STUCK: 'the bundle is in progress, and no message in the queues is about it',
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
 * Finds the bundles that disagree with their records.
 *
 * @param bundles the records in the table
 * @param stuckSince a bundle in progress that was received before this instant (ISO 8601) is stuck; undefined: none is
 */
export function findBundleDifferences(
  bucket: string,
  objects: readonly ListedObject[],
  bundles: readonly BundleSummary[],
  stuckSince = '',
): BundleDifference[] {
  const recordOf = new Map(bundles.map((record) => [record.bundleId, record]));
  const isStuck = ({ status, receivedAt }: BundleSummary) =>
    status === 'UNBUNDLING' && receivedAt < stuckSince;
  const existing = objects
    .filter(({ key }) => isBundleKey(key))
    .map((object) => ({ ...object, bundleId: articleIdOf(bucket, object.key) }))
    .filter((object) => recordOf.has(object.bundleId) || !isFolderMarker(object));
  const differences = existing.flatMap(({ key, etag, bundleId }): BundleDifference[] => {
    const record = recordOf.get(bundleId);
    const kind = compareBundle(record, etag) ?? (record && isStuck(record) ? 'STUCK' : undefined);
    return kind ? [{ kind, bundleId, key, generation: record?.generation }] : [];
  });
  // Such a bundle was deleted while it was read, and the invocation that read it died before it recorded that.
  const there = new Set(existing.map(({ bundleId }) => bundleId));
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
 * Why a bundle that exists must be read again: the cases in which unbundle would start a generation of it. Undefined where
 * it need not be, or is in progress.
 */
export function compareBundle(
  record: Pick<BundleRecord, 'source' | 'report'> | undefined,
  etag: string,
): Exclude<BundleDifferenceKind, 'STUCK'> | undefined {
  if (!record) return 'MISSING';
  if (record.source.etag !== etag) return 'OUTDATED';
  return record.report?.stop?.reason === 'GONE' ? 'BURIED' : undefined;
}
