import { arnOf } from '../account.ts';
import { type HostClients, queueUrlOf } from '../gateway/clients.ts';
import { createBucket } from './create-bucket.ts';
import { createQueue } from './create-queue.ts';
import { createTable } from './create-table.ts';
import type { Wiring } from './wiring.ts';

/** Creates the resources that keep data. Those of an earlier run are kept with their content. */
export async function createResources(
  { buckets, queues, tables }: Wiring,
  { s3, sqs, dynamoDb }: HostClients,
  endpoint: string,
): Promise<void> {
  for (const queue of queues) await createQueue(sqs, queue, queueUrlOf(endpoint, arnOf('sqs', queue.name)));
  for (const { name } of buckets) await createBucket(s3, name);
  for (const table of tables) await createTable(dynamoDb, table);
}
