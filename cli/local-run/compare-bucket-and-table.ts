import type { BackfillMessage } from '@copydesk/core/article/messages';
import { backfillMessagesFor } from '@copydesk/core/reconcile/backfill-messages-for';
import { findBundleDifferences } from '@copydesk/core/reconcile/find-bundle-differences';
import { findDifferences } from '@copydesk/core/reconcile/find-differences';
import { Queue } from '@copydesk/core/runtime/queue';
import { type ListedObject, listS3Objects } from '@copydesk/core/runtime/s3-objects';
import { HoldingsReader } from '@copydesk/core/store/holdings-reader';
import { Table } from '@copydesk/core/store/table';
import { createTableClient } from '@copydesk/core/store/table-client';
import { connectClients } from '@copydesk/local-stack';
import { say } from '../output/print.ts';

/**
 * Has objects processed again whose event was lost: a kill can fall between an object's write and its event.
 *
 * @returns how many objects are processed again
 */
export async function compareBucketAndTable(
  url: string,
  outputs: Readonly<Record<string, string>>,
  warn: (error: Error) => void = ({ message }) => say(message),
): Promise<number> {
  const { BucketName = '', TableName = '', ObjectEventsQueueUrl = '' } = outputs;
  const clients = connectClients(url);
  try {
    const objects: ListedObject[] = [];
    for await (const page of listS3Objects(clients.s3, BucketName)) objects.push(...page);
    const list = new HoldingsReader(new Table(TableName, createTableClient(clients.dynamoDb)));
    const { articles, bundles } = await list.scanRecords(warn);
    const messages = backfillMessagesFor(BucketName, [
      ...findDifferences(BucketName, objects, articles),
      // A bundle in progress continues at once: its message may be lost, or hidden for long.
      ...findBundleDifferences(BucketName, objects, bundles, new Date().toISOString()),
    ]);
    await new Queue<BackfillMessage>(clients.sqs, ObjectEventsQueueUrl).send(messages);
    return messages.length;
  } finally {
    for (const client of Object.values(clients)) client.destroy();
  }
}
