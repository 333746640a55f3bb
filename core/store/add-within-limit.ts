import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { ItemKey } from './keys.ts';

/** What is to be added to a quota item. */
export interface Addition {
  readonly key: ItemKey;
  readonly count: number;
  /** What counts as taken where nothing is yet. */
  readonly from: number;
  readonly limit: number;
  /** Seconds since the epoch. */
  readonly expiresAt: number;
}

/**
 * Adds to what is taken of a quota, unless the limit is reached. May run over it by what is added: who comes next is
 * refused. A write whose answer is lost has taken what nobody uses: the count may run ahead, never behind.
 *
 * @returns what is taken now; undefined where the limit was reached before
 */
export async function addWithinLimit(
  client: DynamoDBDocumentClient,
  table: string,
  { key, count, from, limit, expiresAt }: Addition,
): Promise<number | undefined> {
  try {
    const { Attributes } = await client.send(
      new UpdateCommand({
        TableName: table,
        Key: key,
        UpdateExpression: 'SET #taken = if_not_exists(#taken, :from) + :count, #expiresAt = :expiresAt',
        ConditionExpression: 'attribute_not_exists(#taken) OR #taken < :limit',
        ExpressionAttributeNames: { '#taken': 'taken', '#expiresAt': 'expiresAt' },
        ExpressionAttributeValues: {
          ':from': from,
          ':count': count,
          ':limit': limit,
          ':expiresAt': expiresAt,
        },
        ReturnValues: 'UPDATED_NEW',
      }),
    );
    return Attributes?.taken as number;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return undefined;
    throw error;
  }
}
