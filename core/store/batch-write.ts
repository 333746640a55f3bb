import {
  BatchWriteCommand,
  type BatchWriteCommandInput,
  type DynamoDBDocumentClient,
} from '@aws-sdk/lib-dynamodb';
import { ThrottledError } from '../article/errors.ts';
import { retryUndone } from '../runtime/retry-undone.ts';

type WriteRequest = NonNullable<BatchWriteCommandInput['RequestItems']>[string][number];

/** Most requests of one BatchWriteItem. */
const MAX_REQUESTS = 25;
const MAX_ATTEMPTS = 8;

/**
 * Puts and deletes any number of items, each unconditional and harmless to repeat. DynamoDB may leave some of them
 * undone, and returns them as UnprocessedItems: those are sent again.
 *
 * @param onWritten receives, after each request, the number of writes that it did
 * @throws ThrottledError where some are still undone after the last attempt
 */
export async function batchWrite(
  client: DynamoDBDocumentClient,
  table: string,
  requests: readonly WriteRequest[],
  onWritten: (count: number) => void = () => {},
): Promise<void> {
  for (let from = 0; from < requests.length; from += MAX_REQUESTS) {
    const undone = await retryUndone(
      requests.slice(from, from + MAX_REQUESTS),
      async (asked) => {
        const answer = await client.send(new BatchWriteCommand({ RequestItems: { [table]: [...asked] } }));
        // guard: writes that DynamoDB left undone are sent again
        const left = answer.UnprocessedItems?.[table] ?? [];
        onWritten(asked.length - left.length);
        return left;
      },
      { attempts: MAX_ATTEMPTS },
    );
    if (undone.length > 0)
      throw new ThrottledError(
        `DynamoDB left ${undone.length} writes undone in ${MAX_ATTEMPTS} attempts; they are retried`,
      );
  }
}
