import type { BackfillMessage } from '../core/article/messages.ts';
import { createTableClient } from '../core/runtime/clients.ts';
import { Queue } from '../core/runtime/queue.ts';
import { ArticleList } from '../core/store/article-list.ts';
import { findBundleDifferences } from '../core/upkeep/find-bundle-differences.ts';
import { findDifferences, type StandingObject } from '../core/upkeep/find-differences.ts';
import { hintsOf } from '../core/upkeep/hints-of.ts';
import { listS3Objects } from '../core/upkeep/list-s3-objects.ts';
import { connectClients } from './gateway/clients.ts';

/**
 * Makes the table follow the bucket where an event was lost: a kill can fall between an object's write and its event.
 *
 * @returns how many objects are looked at again
 */
export async function compareBucketAndTable(
  url: string,
  outputs: Readonly<Record<string, string>>,
): Promise<number> {
  const { BucketName = '', TableName = '', ObjectEventsQueueUrl = '' } = outputs;
  const clients = connectClients(url);
  try {
    const objects: StandingObject[] = [];
    for await (const page of listS3Objects(clients.s3, BucketName)) objects.push(...page);
    const list = new ArticleList(createTableClient(clients.dynamoDb), TableName);
    const { articles, bundles } = await list.scanRecords();
    const hints = hintsOf(BucketName, [
      ...findDifferences(BucketName, objects, articles),
      // What is in work goes on at once, whatever became of its message: a bundle's is hidden for long.
      ...findBundleDifferences(BucketName, objects, bundles, new Date().toISOString()),
    ]);
    await new Queue<BackfillMessage>(clients.sqs, ObjectEventsQueueUrl).send(hints);
    return hints.length;
  } finally {
    for (const client of Object.values(clients)) client.destroy();
  }
}
