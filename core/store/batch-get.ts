import { BatchGetCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { ThrottledError } from '../article/errors.ts';
import { retryUndone } from '../runtime/retry-undone.ts';
import type { Item, ItemKey } from './keys.ts';

/** Most keys of one BatchGetItem. */
const MAX_KEYS = 100;
const MAX_ATTEMPTS = 8;

/**
 * Reads any number of items consistently. DynamoDB may leave some of them unread: those are read again.
 *
 * @param keys each of them once
 * @returns the items that exist, in no order
 * @throws ThrottledError where some are still unread after the last attempt
 */
export async function batchGet(
  client: DynamoDBDocumentClient,
  table: string,
  keys: readonly ItemKey[],
): Promise<Item[]> {
  const items: Item[] = [];
  for (let from = 0; from < keys.length; from += MAX_KEYS) {
    const unread = await retryUndone<Item>(
      keys.slice(from, from + MAX_KEYS).map((key) => ({ ...key })),
      async (asked) => {
        const answer = await client.send(
          new BatchGetCommand({ RequestItems: { [table]: { Keys: [...asked], ConsistentRead: true } } }),
        );
        items.push(...(answer.Responses?.[table] ?? []));
        return answer.UnprocessedKeys?.[table]?.Keys ?? [];
      },
      { attempts: MAX_ATTEMPTS },
    );
    if (unread.length > 0)
      throw new ThrottledError(`DynamoDB left ${unread.length} items unread in ${MAX_ATTEMPTS} attempts`);
  }
  return items;
}
