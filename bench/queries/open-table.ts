import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { TABLE } from '../../core/store/schema.ts';
import { Table } from '../../core/store/table.ts';
import { createTableClient } from '../../core/store/table-client.ts';
import { itemsOfArticle } from './synthetic-articles.ts';

/** A table of synthetic articles on this machine. */
export interface BenchTable {
  readonly table: Table;
  /** The read units since the last call, as the table counts them. */
  takeUnits(): number;
  /** Adds articles, by their numbers. */
  load(from: number, to: number): Promise<void>;
  close(): void;
}

const NAME = 'Articles';
const CONFIG = { region: 'us-east-1', credentials: { accessKeyId: 'bench', secretAccessKey: 'bench' } };

/** The table of the local run, in a process of its own. @param dir an empty folder */
export async function openLocalTable(dir: string): Promise<BenchTable> {
  const child = fork(join(import.meta.dirname, 'serve-table.ts'), [dir]);
  const { url } = (await answerOf(child)) as { url: string };
  const opened = await openTable(url);
  return {
    ...opened,
    load: async (from, to) => {
      child.send({ table: NAME, from, to });
      await answerOf(child);
    },
    close: () => {
      opened.close();
      child.disconnect();
    },
  };
}

/** A table of any server of DynamoDB's wire protocol. It is filled over that. */
export async function openTable(endpoint: string): Promise<BenchTable> {
  const dynamo = new DynamoDBClient({ ...CONFIG, endpoint });
  await dynamo.send(
    new CreateTableCommand({
      TableName: NAME,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [
        TABLE.partitionKey,
        TABLE.sortKey,
        TABLE.indexPartitionKey,
        TABLE.indexSortKey,
      ].map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
      KeySchema: [
        { AttributeName: TABLE.partitionKey, KeyType: 'HASH' },
        { AttributeName: TABLE.sortKey, KeyType: 'RANGE' },
      ],
      GlobalSecondaryIndexes: [
        {
          IndexName: TABLE.index,
          KeySchema: [
            { AttributeName: TABLE.indexPartitionKey, KeyType: 'HASH' },
            { AttributeName: TABLE.indexSortKey, KeyType: 'RANGE' },
          ],
          Projection: { ProjectionType: 'KEYS_ONLY' },
        },
      ],
    }),
  );
  const meter = { units: 0 };
  const table = new Table(NAME, metered(createTableClient(dynamo), meter));
  return {
    table,
    takeUnits: () => {
      const { units } = meter;
      meter.units = 0;
      return units;
    },
    load: async (from, to) => {
      for (let i = from; i < to; i += 50)
        await table.putMany(
          Array.from({ length: Math.min(50, to - i) }, (_, k) => itemsOfArticle(i + k)).flat(),
        );
    },
    close: () => dynamo.destroy(),
  };
}

interface Capacity {
  readonly CapacityUnits?: number;
}

/** The client, with the units of each request counted. */
function metered(client: DynamoDBDocumentClient, meter: { units: number }): DynamoDBDocumentClient {
  const send = async (command: { input: { ReturnConsumedCapacity?: string } }) => {
    command.input.ReturnConsumedCapacity = 'TOTAL';
    const answer = (await client.send(command as never)) as { ConsumedCapacity?: Capacity | Capacity[] };
    for (const { CapacityUnits = 0 } of [answer.ConsumedCapacity ?? []].flat()) meter.units += CapacityUnits;
    return answer;
  };
  return Object.assign(Object.create(client), { send });
}

async function answerOf(child: ChildProcess): Promise<unknown> {
  const [answer] = await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(() => {
      throw new Error('The process of the table ended');
    }),
  ]);
  return answer;
}
