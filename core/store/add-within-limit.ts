import type { ItemKey } from './keys.ts';
import { NUMBER, parserOf } from './parse-item.ts';
import type { Table } from './table.ts';

/** An amount to add to a quota item. */
export interface Addition {
  readonly key: ItemKey;
  readonly count: number;
  /** The amount that counts as taken where none is recorded yet. */
  readonly from: number;
  readonly limit: number;
  /** Seconds since the epoch. */
  readonly expiresAt: number;
}

const parseQuota = parserOf<{ taken: number }>('quota', { taken: NUMBER });

/**
 * Adds to the amount taken of a quota, unless the limit is reached. The last addition may exceed the limit; the next one
 * fails. A write whose answer is lost has taken an amount that nothing uses: the count may run ahead, never behind.
 *
 * @returns the amount taken now; undefined where the limit was reached before
 */
export async function addWithinLimit(
  table: Table,
  { key, count, from, limit, expiresAt }: Addition,
): Promise<number | undefined> {
  const quota = await table.updateAndRead(
    key,
    {
      UpdateExpression: 'SET #taken = if_not_exists(#taken, :from) + :count, #expiresAt = :expiresAt',
      ConditionExpression: 'attribute_not_exists(#taken) OR #taken < :limit',
      ExpressionAttributeNames: { '#taken': 'taken', '#expiresAt': 'expiresAt' },
      ExpressionAttributeValues: { ':from': from, ':count': count, ':limit': limit, ':expiresAt': expiresAt },
    },
    'UPDATED_NEW',
  );
  return quota && parseQuota(quota).taken;
}
