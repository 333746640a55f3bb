import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import {
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  paginateQuery,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { batchWrite } from './batch-write.ts';
import type { ConditionInput } from './conditions.ts';
import type { ItemKey } from './keys.ts';
import { TABLE } from './schema.ts';
import type { UpdateInput } from './update-expression.ts';

type Item = Readonly<Record<string, unknown>>;

/**
 * The items of the table, by consistent reads and single-item writes: those that take effect only where their condition
 * holds, and those that are harmless to repeat. A write whose condition fails says so in its answer, and throws nothing.
 */
export class ItemTable {
  readonly #client: DynamoDBDocumentClient;
  readonly #name: string;

  constructor(client: DynamoDBDocumentClient, name: string) {
    this.#client = client;
    this.#name = name;
  }

  async read(key: ItemKey): Promise<Item | undefined> {
    const { Item } = await this.#client.send(
      new GetCommand({ TableName: this.#name, Key: key, ConsistentRead: true }),
    );
    return Item;
  }

  /** The items of a partition whose sort keys begin so, in the order of these. */
  async *list(partition: string, prefix = ''): AsyncGenerator<Item, void> {
    const pages = paginateQuery(
      { client: this.#client },
      {
        TableName: this.#name,
        KeyConditionExpression: prefix ? '#pk = :pk AND begins_with(#sk, :prefix)' : '#pk = :pk',
        ExpressionAttributeNames: { '#pk': TABLE.partitionKey, ...(prefix && { '#sk': TABLE.sortKey }) },
        ExpressionAttributeValues: { ':pk': partition, ...(prefix && { ':prefix': prefix }) },
        ConsistentRead: true,
      },
    );
    for await (const page of pages) yield* page.Items ?? [];
  }

  /** @returns whether the condition held */
  async put(item: Item, condition: ConditionInput): Promise<boolean> {
    const put = new PutCommand({ TableName: this.#name, Item: item, ...condition });
    return (await unlessRefused(this.#client.send(put))) !== undefined;
  }

  /** @returns whether the condition held */
  async update(key: ItemKey, update: UpdateInput, condition: ConditionInput): Promise<boolean> {
    return (await unlessRefused(this.#client.send(this.#updateOf(key, update, condition)))) !== undefined;
  }

  /** @returns the item as it is then; undefined where the condition did not hold */
  async updateAndRead(
    key: ItemKey,
    update: UpdateInput,
    condition: ConditionInput,
  ): Promise<Item | undefined> {
    const command = this.#updateOf(key, update, condition, 'ALL_NEW');
    return (await unlessRefused(this.#client.send(command)))?.Attributes;
  }

  /** Puts whole items, whatever stands under their keys. */
  async putAll(items: readonly Item[]): Promise<void> {
    const requests = items.map((item) => ({ PutRequest: { Item: item } }));
    await batchWrite(this.#client, this.#name, requests);
  }

  /** @param onDeleted told after each request how many it deleted */
  async deleteAll(keys: readonly ItemKey[], onDeleted?: (count: number) => void): Promise<void> {
    const requests = keys.map(({ pk, sk }) => ({ DeleteRequest: { Key: { pk, sk } } }));
    await batchWrite(this.#client, this.#name, requests, onDeleted);
  }

  #updateOf(
    key: ItemKey,
    update: UpdateInput,
    condition: ConditionInput,
    returns?: 'ALL_NEW',
  ): UpdateCommand {
    // The update and the condition may name one value each, differently: the condition's are told apart.
    const compared = Object.entries(condition.ExpressionAttributeValues ?? {});
    const expression = condition.ConditionExpression?.replaceAll(/:(\w+)/g, ':was_$1');
    return new UpdateCommand({
      TableName: this.#name,
      Key: key,
      UpdateExpression: update.UpdateExpression,
      ...(expression && { ConditionExpression: expression }),
      ExpressionAttributeNames: { ...update.ExpressionAttributeNames, ...condition.ExpressionAttributeNames },
      ExpressionAttributeValues: {
        ...update.ExpressionAttributeValues,
        ...Object.fromEntries(compared.map(([name, value]) => [name.replace(':', ':was_'), value])),
      },
      ...(returns && { ReturnValues: returns }),
    });
  }
}

/** Waits for a conditional write: undefined when its condition failed. */
async function unlessRefused<T>(write: Promise<T>): Promise<T | undefined> {
  try {
    return await write;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return undefined;
    throw error;
  }
}
