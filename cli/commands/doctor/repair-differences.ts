import type { BackfillMessage } from '@copydesk/core/article/messages';
import { Queue } from '@copydesk/core/runtime/queue';
import { ArticleStore } from '@copydesk/core/store/article-store';
import { hintsOf } from '@copydesk/core/upkeep/hints-of';
import { sweepGhosts } from '@copydesk/core/upkeep/sweep-ghosts';
import type { Connection } from '../../pipeline/connection.ts';
import { queueUrlOf } from '../../pipeline/read-queue.ts';
import { sendHints } from '../../pipeline/send-backfill-messages.ts';
import type { Findings } from './render-findings.ts';

/** What was mended so far. */
export interface Repaired {
  /** Objects that are looked at again. */
  hints: number;
  /** Items removed. */
  ghosts: number;
}

/**
 * Has looked at again what differs, and removes what is of no version. Harmless to repeat.
 *
 * @param repaired counts up as it goes, and so says how far it came where it ends early
 * @param isOver ends it between two requests
 */
export async function repairDifferences(
  { articles, bundles }: Pick<Findings, 'articles' | 'bundles'>,
  connection: Connection,
  repaired: Repaired,
  isOver: () => boolean,
): Promise<void> {
  const { BucketName: bucket = '', TableName = '' } = connection.outputs;
  const hints = hintsOf(bucket, [...articles.differences, ...bundles.differences]);
  const queue = new Queue<BackfillMessage>(connection.sqs, queueUrlOf(connection, 'ObjectEventsQueueUrl'));
  const onSent = (count: number) => {
    repaired.hints += count;
  };
  await sendHints(hints, queue, { perSecond: Number.POSITIVE_INFINITY, isOver, onSent });
  const store = new ArticleStore(connection.table, TableName);
  const onRemoved = (count: number) => {
    repaired.ghosts += count;
  };
  for (const { kind, articleId } of articles.differences)
    if (kind === 'GHOSTS' && !isOver()) await sweepGhosts(store, articleId, onRemoved);
}
