import type { BackfillMessage } from '@copydesk/core/article/messages';
import { createTableClient } from '@copydesk/core/runtime/clients';
import { Queue } from '@copydesk/core/runtime/queue';
import { ArticleList } from '@copydesk/core/store/article-list';
import { findBundleDifferences } from '@copydesk/core/upkeep/find-bundle-differences';
import { findDifferences, type StandingObject } from '@copydesk/core/upkeep/find-differences';
import { hintsOf } from '@copydesk/core/upkeep/hints-of';
import { listS3Objects } from '@copydesk/core/upkeep/list-s3-objects';
import { connectClients } from '@copydesk/local-stack';

/**
 * Has objects processed again whose event was lost: a kill can fall between an object's write and its event.
 *
 * @returns how many objects are processed again
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
      // A bundle in progress continues at once: its message may be lost, or hidden for long.
      ...findBundleDifferences(BucketName, objects, bundles, new Date().toISOString()),
    ]);
    await new Queue<BackfillMessage>(clients.sqs, ObjectEventsQueueUrl).send(hints);
    return hints.length;
  } finally {
    for (const client of Object.values(clients)) client.destroy();
  }
}
