import { SQSClient } from '@aws-sdk/client-sqs';
import type { DayMessage } from '@copydesk/core/article/day-message';
import type { BackfillMessage } from '@copydesk/core/article/messages';
import { backfillMessagesFor } from '@copydesk/core/reconcile/backfill-messages-for';
import { sweepOrphans } from '@copydesk/core/reconcile/sweep-orphans';
import { Queue } from '@copydesk/core/runtime/queue';
import { ArticleStore } from '@copydesk/core/store/article-store';
import type { Connection } from '../../pipeline/connection.ts';
import { openTable } from '../../pipeline/open-table.ts';
import { queueUrlOf } from '../../pipeline/queue-url-of.ts';
import { sendBackfillMessages } from '../../pipeline/send-backfill-messages.ts';
import type { Findings } from './findings.ts';

/** What was repaired so far. */
export interface Repaired {
  /** Backfill messages sent. */
  sent: number;
  /** Orphaned items removed. */
  removed: number;
}

/**
 * Has each object that differs processed again, and removes orphaned items. Harmless to repeat.
 *
 * @param repaired is counted up, so that it says how far the repair came if it ends early
 * @param isOver ends the repair between two requests
 */
export async function repairDifferences(
  { articles, bundles }: Pick<Findings, 'articles' | 'bundles'>,
  connection: Connection,
  repaired: Repaired,
  isOver: () => boolean,
): Promise<void> {
  const { BucketName: bucket = '' } = connection.outputs;
  const messages = backfillMessagesFor(bucket, [...articles.differences, ...bundles.differences]);
  const url = queueUrlOf(connection, 'ObjectEventsQueueUrl');
  const queue = new Queue<BackfillMessage>(connection.client(SQSClient), url);
  const onSent = (count: number) => {
    repaired.sent += count;
  };
  await sendBackfillMessages(messages, queue, { perSecond: Number.POSITIVE_INFINITY, isOver, onSent });
  const days = new Queue<DayMessage>(connection.client(SQSClient), queueUrlOf(connection, 'DaysQueueUrl'));
  const store = new ArticleStore(openTable(connection));
  const onRemoved = (count: number) => {
    repaired.removed += count;
  };
  for (const { kind, articleId } of articles.differences)
    if (kind === 'GHOSTS' && !isOver()) await sweepOrphans(store, articleId, new Date(), days, onRemoved);
}
