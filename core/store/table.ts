import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import {
  DeleteCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  paginateQuery,
  paginateScan,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { batchGet } from './batch-get.ts';
import { batchWrite } from './batch-write.ts';
import type { ConditionInput } from './conditions.ts';
import { type Item, type ItemKey, keyOf } from './keys.ts';
import { type Range, type RangePart, readRange } from './read-range.ts';
import { TABLE } from './schema.ts';
import { createTableClient } from './table-client.ts';
import type { UpdateInput } from './update-expression.ts';

/** The items that a scan returns, and which of their attributes. */
export interface ScanInput {
  /** A filter expression: it names attributes as `#name`, and values as `:name`. */
  readonly filter: string;
  readonly values: Readonly<Record<string, string>>;
  /** The attributes to return. The filter may name these alone. */
  readonly attributes: readonly string[];
}

/**
 * The one way to the table: this class and what it imports are the only code that sends requests to DynamoDB. All reads
 * but those of the index are consistent. A write whose condition fails returns that; it throws nothing.
 *
 * Items leave it as they are stored. Each caller parses them: parse-items.ts.
 */
export class Table {
  readonly #client: DynamoDBDocumentClient;
  readonly #name: string;

  constructor(name: string, client: DynamoDBDocumentClient = createTableClient()) {
    this.#client = client;
    this.#name = name;
  }

  async get(key: ItemKey): Promise<Item | undefined> {
    const { Item } = await this.#client.send(
      new GetCommand({
        TableName: this.#name,
        Key: key,
        // guard: the head is read consistently
        ConsistentRead: true,
      }),
    );
    return Item;
  }

  /**
   * @param keys each of them once
   * @returns the items that exist, in no order
   * @throws ThrottledError where DynamoDB leaves some unread after the last attempt
   */
  getMany(keys: readonly ItemKey[]): Promise<Item[]> {
    return batchGet(this.#client, this.#name, keys);
  }

  /** The items of a partition whose sort keys have a prefix, in the order of their sort keys. */
  async *query(partition: string, prefix = ''): AsyncGenerator<Item, void> {
    const pages = paginateQuery(
      { client: this.#client },
      {
        TableName: this.#name,
        KeyConditionExpression: prefix ? '#pk = :pk AND begins_with(#sk, :prefix)' : '#pk = :pk',
        ExpressionAttributeNames: { '#pk': TABLE.partitionKey, ...(prefix && { '#sk': TABLE.sortKey }) },
        ExpressionAttributeValues: { ':pk': partition, ...(prefix && { ':prefix': prefix }) },
        // guard: collections are read consistently
        ConsistentRead: true,
      },
    );
    for await (const page of pages) yield* page.Items ?? [];
  }

  /** Reads a range of a partition up to a limit: the only read of a partition that is bounded. */
  readRange(range: Range): Promise<RangePart> {
    return readRange(this.#client, this.#name, range);
  }

  /**
   * The rows of a partition of the index. The index lags behind the table, and no read of it is consistent.
   *
   * @param newestFirst in the descending order of their sort keys
   */
  async *queryIndex(partition: string, { newestFirst = false } = {}): AsyncGenerator<Item, void> {
    const pages = paginateQuery(
      { client: this.#client },
      {
        TableName: this.#name,
        IndexName: TABLE.index,
        KeyConditionExpression: '#partition = :partition',
        ExpressionAttributeNames: { '#partition': TABLE.indexPartitionKey },
        ExpressionAttributeValues: { ':partition': partition },
        ...(newestFirst && { ScanIndexForward: false }),
      },
    );
    for await (const page of pages) yield* page.Items ?? [];
  }

  /** The items that a filter lets through, in no order. It reads, and is billed for, the whole table. */
  async *scan({ filter, values, attributes }: ScanInput): AsyncGenerator<Item, void> {
    const pages = paginateScan(
      { client: this.#client },
      {
        TableName: this.#name,
        FilterExpression: filter,
        ProjectionExpression: attributes.map((name) => `#${name}`).join(', '),
        ExpressionAttributeNames: Object.fromEntries(attributes.map((name) => [`#${name}`, name])),
        ExpressionAttributeValues: values,
        ConsistentRead: true,
      },
    );
    for await (const page of pages) yield* page.Items ?? [];
  }

  /** @returns whether the condition held */
  async put(item: Item, condition: ConditionInput = {}): Promise<boolean> {
    const put = new PutCommand({ TableName: this.#name, Item: item, ...condition });
    return (await unlessConditionFails(this.#client.send(put))) !== undefined;
  }

  /** @returns whether the condition held */
  async update(key: ItemKey, update: UpdateInput): Promise<boolean> {
    const command = new UpdateCommand({ TableName: this.#name, Key: key, ...update });
    return (await unlessConditionFails(this.#client.send(command))) !== undefined;
  }

  /**
   * @param returns the whole item, or the updated attributes
   * @returns the key and them, as they are after the update; undefined where the condition did not hold
   */
  async updateAndRead(
    key: ItemKey,
    update: UpdateInput,
    returns: 'ALL_NEW' | 'UPDATED_NEW' = 'ALL_NEW',
  ): Promise<Item | undefined> {
    const command = new UpdateCommand({ TableName: this.#name, Key: key, ...update, ReturnValues: returns });
    const answer = await unlessConditionFails(this.#client.send(command));
    return answer && { ...key, ...answer.Attributes };
  }

  /** @returns whether the condition held */
  async delete(key: ItemKey, condition: ConditionInput = {}): Promise<boolean> {
    const command = new DeleteCommand({ TableName: this.#name, Key: key, ...condition });
    return (await unlessConditionFails(this.#client.send(command))) !== undefined;
  }

  /** Puts whole items over any that exist under their keys. */
  async putMany(items: readonly Item[]): Promise<void> {
    const requests = items.map((item) => ({ PutRequest: { Item: item } }));
    await batchWrite(this.#client, this.#name, requests);
  }

  /** @param onDeleted receives, after each request, the number of items that it deleted */
  async deleteMany(keys: readonly ItemKey[], onDeleted?: (count: number) => void): Promise<void> {
    const requests = keys.map((key) => ({ DeleteRequest: { Key: keyOf(key) } }));
    await batchWrite(this.#client, this.#name, requests, onDeleted);
  }
}

/** Waits for a conditional write. Returns undefined where its condition failed. */
async function unlessConditionFails<T>(write: Promise<T>): Promise<T | undefined> {
  try {
    return await write;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return undefined;
    throw error;
  }
}
