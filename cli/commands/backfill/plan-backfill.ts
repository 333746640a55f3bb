import { articleIdOf } from '@copydesk/core/article/article-id';
import { isBundleKey } from '@copydesk/core/article/bundle';
import { isFolderMarker } from '@copydesk/core/article/folder-marker';
import type { ListedObject } from '@copydesk/core/runtime/s3-objects';
import type { HoldingsReader } from '@copydesk/core/store/holdings-reader';
import {
  BACKFILL_DECISIONS,
  type BackfillDecision,
  type Deployed,
  decideBackfill,
  unlessArchived,
} from './decide-backfill.ts';
import { decideBundle } from './decide-bundle.ts';
import { estimateUnits } from './estimate-units.ts';

/** An object to be processed again. */
export interface PlannedObject {
  readonly key: string;
  /** The most that it may take. */
  readonly units: number;
}

/** How many objects there are for each decision. */
export type DecisionCounts = Readonly<Partial<Record<BackfillDecision, number>>>;

export interface BackfillPlan {
  readonly counts: DecisionCounts;
  /** The same for bundles. */
  readonly bundles: DecisionCounts;
  /** In the order of their keys. */
  readonly objects: readonly PlannedObject[];
}

/**
 * Lists the objects of a bucket that are to be processed again. Every run starts with the first key and needs no saved
 * position: an object that an earlier run sent is current or in progress by then.
 *
 * @param pages the objects of the bucket
 */
export async function planBackfill(
  bucket: string,
  pages: AsyncIterable<readonly ListedObject[]>,
  list: Pick<HoldingsReader, 'readHeads' | 'readBundles'>,
  deployed: Deployed,
): Promise<BackfillPlan> {
  const counts: Partial<Record<BackfillDecision, number>> = {};
  const bundles: Partial<Record<BackfillDecision, number>> = {};
  const planned: PlannedObject[] = [];
  for await (const page of pages) {
    const idsOf = (areBundles: boolean) =>
      page.filter(({ key }) => isBundleKey(key) === areBundles).map(({ key }) => articleIdOf(bucket, key));
    const heads = await list.readHeads(idsOf(false));
    const records = await list.readBundles(idsOf(true));
    for (const object of page) {
      const id = articleIdOf(bucket, object.key);
      const head = heads.get(id);
      const isBundle = isBundleKey(object.key);
      if (isFolderMarker(object) && !head && !records.has(id)) continue;
      const decision = isBundle
        ? unlessArchived(decideBundle(records.get(id), object.etag), object)
        : decideBackfill(head, object, deployed);
      const counted = isBundle ? bundles : counts;
      counted[decision] = (counted[decision] ?? 0) + 1;
      if (BACKFILL_DECISIONS[decision].sends)
        planned.push({ key: object.key, units: estimateUnits(object, head, deployed.settings) });
    }
  }
  return { counts, bundles, objects: planned };
}
