import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { addWithinLimit } from './add-within-limit.ts';
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

/** How many calls of an API the account's functions have shared out among them, second by second. */
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
  take(api: string, second: number, request: SlotRequest): Promise<number | undefined> {
    return addWithinLimit(this.#client, this.#table, {
      key: quotaKey(api, String(second)),
      ...request,
      expiresAt: second + TIME_TO_LIVE_SECONDS,
    });
  }
}
