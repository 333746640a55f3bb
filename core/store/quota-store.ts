import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { quotaKey } from './keys.ts';

/** Slots are of no use when their second is past; TTL needs no hurry, and clocks differ. */
const TIME_TO_LIVE_SECONDS = 60 * 60;

/** Which slots of a second are asked for. */
export interface SlotRequest {
  readonly count: number;
  /** Where nobody has taken any, the first ones count as taken up to here. */
  readonly from: number;
  /** How many the second has. */
  readonly limit: number;
}

/**
 * How many calls of an API the account's functions have shared out among them, second by second: the one item of the
 * table that adds. A write whose answer is lost costs its slots, never one too many calls.
 */
export class QuotaStore {
  readonly #client: DynamoDBDocumentClient;
  readonly #table: string;

  constructor(client: DynamoDBDocumentClient, table: string) {
    this.#client = client;
    this.#table = table;
  }

  /**
   * Takes slots of one second, if any are left. Takes more than are left rather than none: what is beyond the limit is
   * nobody's.
   *
   * @param second since the epoch
   * @returns how many are taken now, the caller's last; undefined where the second is full
   */
  async take(api: string, second: number, { count, from, limit }: SlotRequest): Promise<number | undefined> {
    try {
      const { Attributes } = await this.#client.send(
        new UpdateCommand({
          TableName: this.#table,
          Key: quotaKey(api, second),
          UpdateExpression: 'SET #taken = if_not_exists(#taken, :from) + :count, #expiresAt = :expiresAt',
          ConditionExpression: 'attribute_not_exists(#taken) OR #taken < :limit',
          ExpressionAttributeNames: { '#taken': 'taken', '#expiresAt': 'expiresAt' },
          ExpressionAttributeValues: {
            ':from': from,
            ':count': count,
            ':limit': limit,
            ':expiresAt': second + TIME_TO_LIVE_SECONDS,
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
}
