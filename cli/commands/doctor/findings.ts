import type { BundleDifference } from '@copydesk/core/reconcile/find-bundle-differences';
import type { Difference } from '@copydesk/core/reconcile/find-differences';
import type { StageName } from '@copydesk/core/runtime/stages';
import type { ClosedSource } from './find-closed-sources.ts';

/** How many records were compared, and where they differ from the bucket. */
interface Compared<T> {
  readonly count: number;
  readonly differences: readonly T[];
}

/** Everything that the doctor looks at. */
export interface Findings {
  /** How many objects are in the bucket. */
  readonly objects: number;
  /** `count` leaves out `deleted`, the number of tombstones, which have no object. */
  readonly articles: Compared<Difference> & { readonly deleted: number };
  readonly bundles: Compared<BundleDifference>;
  /** Messages in dead-letter queues, by stage. */
  readonly deadLetters: Readonly<Partial<Record<StageName, number>>>;
  readonly closed: readonly ClosedSource[];
  /** No queue holds a message that might still change the findings. */
  readonly isIdle: boolean;
}

/** The findings as `--json` prints them: the differences of articles and bundles in one list. */
export function toDocument({ objects, articles, bundles, deadLetters, closed, isIdle }: Findings) {
  return {
    objects,
    articles: articles.count,
    deleted: articles.deleted,
    bundles: bundles.count,
    isIdle,
    differences: [...articles.differences, ...bundles.differences],
    deadLetters,
    closed: closed.map(({ stage }) => stage),
  };
}
