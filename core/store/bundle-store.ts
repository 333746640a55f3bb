import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import {
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  paginateQuery,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import type { BundleStatus } from '../article/bundle.ts';
import type { BundleRecord, BundleReport, SliceRecord } from './bundle-items.ts';
import { type ConditionInput, conditionOf } from './conditions.ts';
import { bundleIndexKey, bundleKey, sliceKey, slicePrefix } from './keys.ts';
import { TABLE } from './schema.ts';

/** What tells whether a bundle's record has changed since it was read. */
export type SeenBundle = Pick<BundleRecord, 'generation' | 'sequencer'>;

/** The records of bundles: one of where each stands, and one of each slice that was read. */
export class BundleStore {
  readonly #client: DynamoDBDocumentClient;
  readonly #table: string;

  constructor(client: DynamoDBDocumentClient, table: string) {
    this.#client = client;
    this.#table = table;
  }

  async read(bundleId: string): Promise<BundleRecord | undefined> {
    const { Item } = await this.#client.send(
      new GetCommand({ TableName: this.#table, Key: bundleKey(bundleId), ConsistentRead: true }),
    );
    return Item as BundleRecord | undefined;
  }

  /**
   * Begins a version of a bundle.
   *
   * @param seen the record that was read before the object was looked at; undefined where there was none
   * @returns false where another record stands by now
   */
  async claim(record: BundleRecord, seen: SeenBundle | undefined): Promise<boolean> {
    const { bundleId, receivedAt } = record;
    const item = { ...bundleKey(bundleId), ...bundleIndexKey(receivedAt, bundleId), ...record };
    return this.#put(item, seen ? conditionOf('overSeen', { ...seen }) : conditionOf('overNothing'));
  }

  /** The slices of a generation that were read so far, by where they begin. */
  async readSlices(bundleId: string, generation: string): Promise<SliceRecord[]> {
    const slices: SliceRecord[] = [];
    const pages = paginateQuery(
      { client: this.#client },
      {
        TableName: this.#table,
        KeyConditionExpression: '#pk = :pk AND begins_with(#sk, :prefix)',
        ExpressionAttributeNames: { '#pk': TABLE.partitionKey, '#sk': TABLE.sortKey },
        ExpressionAttributeValues: { ':pk': bundleKey(bundleId).pk, ':prefix': slicePrefix(generation) },
        ConsistentRead: true,
      },
    );
    for await (const page of pages) slices.push(...((page.Items ?? []) as SliceRecord[]));
    return slices;
  }

  /** Records what became of a slice. `false`: a twin's record stands, which is as good, and may end elsewhere. */
  async putSlice(slice: SliceRecord): Promise<boolean> {
    const key = sliceKey(slice.bundleId, slice.generation, slice.begin.position);
    return this.#put({ ...key, ...slice }, conditionOf('putSlice'));
  }

  /** Records what became of a bundle. Repeating it changes nothing. */
  async finish(
    { bundleId, generation }: Pick<BundleRecord, 'bundleId' | 'generation'>,
    status: BundleStatus,
    report: BundleReport,
  ): Promise<boolean> {
    const { ConditionExpression, ...condition } = conditionOf('finishBundle', { generation });
    return unlessRefused(
      this.#client.send(
        new UpdateCommand({
          TableName: this.#table,
          Key: bundleKey(bundleId),
          UpdateExpression: 'SET #status = :status, #report = :report',
          ...(ConditionExpression && { ConditionExpression }),
          ExpressionAttributeNames: {
            ...condition.ExpressionAttributeNames,
            '#status': 'status',
            '#report': 'report',
          },
          ExpressionAttributeValues: {
            ...condition.ExpressionAttributeValues,
            ':status': status,
            ':report': report,
          },
        }),
      ),
    );
  }

  async #put(item: object, condition: ConditionInput): Promise<boolean> {
    const { ExpressionAttributeValues: values, ...rest } = condition;
    return unlessRefused(
      this.#client.send(
        new PutCommand({
          TableName: this.#table,
          Item: { ...item },
          ...rest,
          // DynamoDB refuses an empty map of values.
          ...(Object.keys(values).length > 0 && { ExpressionAttributeValues: values }),
        }),
      ),
    );
  }
}

/** Whether a conditional write took effect. */
async function unlessRefused(write: Promise<unknown>): Promise<boolean> {
  try {
    await write;
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
}
