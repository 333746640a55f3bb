import { setTimeout as sleep } from 'node:timers/promises';
import {
  BatchWriteCommand,
  type BatchWriteCommandInput,
  type DynamoDBDocumentClient,
} from '@aws-sdk/lib-dynamodb';
import { ThrottledError } from '../article/errors.ts';

type WriteRequest = NonNullable<BatchWriteCommandInput['RequestItems']>[string][number];

/** Most requests of one BatchWriteItem. */
const MAX_REQUESTS = 25;
const MAX_ATTEMPTS = 8;
const FIRST_DELAY_MS = 50;

/**
 * Puts and deletes any number of items, each unconditional and harmless to repeat. DynamoDB may leave any of them
 * undone, answering them as UnprocessedItems: those are sent again, with growing pauses.
 *
 * @param onWritten told after each request how many it did
 * @throws ThrottledError when some are still undone after the last attempt
 */
export async function batchWrite(
  client: DynamoDBDocumentClient,
  table: string,
  requests: readonly WriteRequest[],
  onWritten: (count: number) => void = () => {},
): Promise<void> {
  for (let from = 0; from < requests.length; from += MAX_REQUESTS) {
    let undone: readonly WriteRequest[] = requests.slice(from, from + MAX_REQUESTS);
    for (let attempt = 1; undone.length > 0; attempt++) {
      if (attempt > MAX_ATTEMPTS) {
        throw new ThrottledError(
          `DynamoDB left ${undone.length} writes undone in ${MAX_ATTEMPTS} attempts; they are retried`,
        );
      }
      if (attempt > 1) await sleep(Math.random() * FIRST_DELAY_MS * 2 ** (attempt - 1));
      const answer = await client.send(new BatchWriteCommand({ RequestItems: { [table]: [...undone] } }));
      const asked = undone.length;
      undone = answer.UnprocessedItems?.[table] ?? [];
      onWritten(asked - undone.length);
    }
  }
}
