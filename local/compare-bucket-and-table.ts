import { paginateListObjectsV2 } from '@aws-sdk/client-s3';
import type { BackfillMessage } from '../core/article/messages.ts';
import { createTableClient } from '../core/runtime/clients.ts';
import { Queue } from '../core/runtime/queue.ts';
import { ArticleList } from '../core/store/article-list.ts';
import { findDifferences, type StandingObject } from './find-differences.ts';
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
    for await (const { Contents = [] } of paginateListObjectsV2(
      { client: clients.s3 },
      { Bucket: BucketName },
    )) {
      for (const { Key = '', ETag = '' } of Contents)
        objects.push({ key: Key, etag: ETag.replaceAll('"', '') });
    }
    const heads: Parameters<typeof findDifferences>[2][number][] = [];
    const list = new ArticleList(createTableClient(clients.dynamoDb), TableName);
    for await (const head of list.scanHeads()) heads.push(head);
    const hints = findDifferences(BucketName, objects, heads);
    await new Queue<BackfillMessage>(clients.sqs, ObjectEventsQueueUrl).send(hints);
    return hints.length;
  } finally {
    for (const client of Object.values(clients)) client.destroy();
  }
}
