import { setTimeout as sleep } from 'node:timers/promises';
import { BatchGetCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { ThrottledError } from '../article/errors.ts';
import type { ItemKey } from './keys.ts';

/** Most keys of one BatchGetItem. */
const MAX_KEYS = 100;
const MAX_ATTEMPTS = 8;
const FIRST_DELAY_MS = 50;

/**
 * Reads any number of items consistently. DynamoDB may leave any of them unread: those are asked for again.
 *
 * @param keys each of them once
 * @returns the items that stand, in no order
 * @throws ThrottledError when some are still unread after the last attempt
 */
export async function batchGet(
  client: DynamoDBDocumentClient,
  table: string,
  keys: readonly ItemKey[],
): Promise<Record<string, unknown>[]> {
  const items: Record<string, unknown>[] = [];
  for (let from = 0; from < keys.length; from += MAX_KEYS) {
    let unread: Record<string, unknown>[] = keys.slice(from, from + MAX_KEYS).map((key) => ({ ...key }));
    for (let attempt = 1; unread.length > 0; attempt++) {
      if (attempt > MAX_ATTEMPTS)
        throw new ThrottledError(`DynamoDB left ${unread.length} items unread in ${MAX_ATTEMPTS} attempts`);
      if (attempt > 1) await sleep(Math.random() * FIRST_DELAY_MS * 2 ** (attempt - 1));
      const answer = await client.send(
        new BatchGetCommand({ RequestItems: { [table]: { Keys: unread, ConsistentRead: true } } }),
      );
      items.push(...(answer.Responses?.[table] ?? []));
      unread = answer.UnprocessedKeys?.[table]?.Keys ?? [];
    }
  }
  return items;
}
