import { articleIdOf } from '../../core/article/article-id.ts';
import { isBundleKey } from '../../core/article/bundle.ts';
import type { ArticleList } from '../../core/store/article-list.ts';
import type { StandingObject } from '../../core/upkeep/find-differences.ts';
import {
  BACKFILL_DECISIONS,
  type BackfillDecision,
  type Deployed,
  decideBackfill,
} from './decide-backfill.ts';
import { estimateUnits } from './estimate-units.ts';

/** An object that is to be looked at again. */
export interface PlannedObject {
  readonly key: string;
  /** At most. */
  readonly units: number;
}

export interface BackfillPlan {
  readonly counts: Readonly<Partial<Record<BackfillDecision, number>>>;
  /** In the order of their keys. */
  readonly objects: readonly PlannedObject[];
}

/**
 * Walks a bucket and plans what to send. It begins at the beginning each time: what was sent before is current or in
 * work by then, so that there is no place to remember, and none to get wrong.
 *
 * @param pages the objects of the bucket
 */
export async function planBackfill(
  bucket: string,
  pages: AsyncIterable<readonly StandingObject[]>,
  list: Pick<ArticleList, 'readHeads'>,
  deployed: Deployed,
): Promise<BackfillPlan> {
  const counts: Partial<Record<BackfillDecision, number>> = {};
  const planned: PlannedObject[] = [];
  for await (const page of pages) {
    const objects = page.filter(({ key }) => !isBundleKey(key));
    const heads = await list.readHeads(objects.map(({ key }) => articleIdOf(bucket, key)));
    for (const object of objects) {
      const head = heads.get(articleIdOf(bucket, object.key));
      const decision = decideBackfill(head, object.etag, deployed);
      counts[decision] = (counts[decision] ?? 0) + 1;
      if (BACKFILL_DECISIONS[decision].sends)
        planned.push({ key: object.key, units: estimateUnits(object, head, deployed.settings) });
    }
  }
  return { counts, objects: planned };
}
