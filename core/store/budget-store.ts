import { DeleteCommand, type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { addWithinLimit } from './add-within-limit.ts';
import { quotaKey } from './keys.ts';

const DAY_SECONDS = 24 * 60 * 60;
/** Days can be looked up for a month. */
const TIME_TO_LIVE_SECONDS = 31 * DAY_SECONDS;

/** `2026-11-24`, UTC. */
export const dayOf = (instant: Date): string => instant.toISOString().slice(0, 10);

/** The units that Comprehend is paid for, day by day: counted before they are billed. */
export class BudgetStore {
  readonly #client: DynamoDBDocumentClient;
  readonly #table: string;

  constructor(client: DynamoDBDocumentClient, table: string) {
    this.#client = client;
    this.#table = table;
  }

  /**
   * Takes units of a day's budget. The last to take some may run over it.
   *
   * @returns false where the budget was spent before: nothing is to be billed
   */
  async spend(day: string, units: number, budget: number): Promise<boolean> {
    const taken = await addWithinLimit(this.#client, this.#table, {
      key: quotaKey('units', day),
      count: units,
      from: 0,
      limit: budget,
      expiresAt: Date.parse(day) / 1000 + TIME_TO_LIVE_SECONDS,
    });
    return taken !== undefined;
  }

  /** @returns the units taken of a day's budget so far */
  async readSpent(day: string): Promise<number> {
    const { Item } = await this.#client.send(
      new GetCommand({ TableName: this.#table, Key: quotaKey('units', day), ConsistentRead: true }),
    );
    return Number(Item?.taken ?? 0);
  }

  /** Lets a day begin anew, with its whole budget before it. */
  async forgive(day: string): Promise<void> {
    await this.#client.send(new DeleteCommand({ TableName: this.#table, Key: quotaKey('units', day) }));
  }

  /** Notes that it was a spent budget that stopped enrich, and nobody's hand. */
  async noteStop(): Promise<void> {
    await this.#client.send(new PutCommand({ TableName: this.#table, Item: quotaKey('units', 'STOPPED') }));
  }

  async readStop(): Promise<boolean> {
    const { Item } = await this.#client.send(
      new GetCommand({ TableName: this.#table, Key: quotaKey('units', 'STOPPED'), ConsistentRead: true }),
    );
    return Item !== undefined;
  }

  async clearStop(): Promise<void> {
    await this.#client.send(new DeleteCommand({ TableName: this.#table, Key: quotaKey('units', 'STOPPED') }));
  }
}
