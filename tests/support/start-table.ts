import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, paginateScan } from '@aws-sdk/lib-dynamodb';
import dynalite from 'dynalite';
import { TABLE } from '../../core/store/schema.ts';
import { createTableClient } from '../../core/store/table-client.ts';

/** A DynamoDB table on loopback. */
export interface TestTable {
  readonly client: DynamoDBDocumentClient;
  readonly name: string;
  /** Every item of the table, sorted by sort key. */
  items(): Promise<Record<string, unknown>[]>;
  stop(): Promise<void>;
}

/**
 * Creates an empty table in dynalite, or in the DynamoDB at DYNAMODB_ENDPOINT (npm run conformance). Each article is a
 * partition of its own, so tests with different article ids can share a table.
 */
export async function startTable(): Promise<TestTable> {
  const server = process.env.DYNAMODB_ENDPOINT ? undefined : await startDynalite();
  const name = `Articles-${randomUUID()}`;
  const dynamo = new DynamoDBClient({
    endpoint: server?.url ?? (process.env.DYNAMODB_ENDPOINT as string),
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });
  const attributes = [TABLE.partitionKey, TABLE.sortKey, TABLE.indexPartitionKey, TABLE.indexSortKey];
  await dynamo.send(
    new CreateTableCommand({
      TableName: name,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: attributes.map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
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
          Projection: { ProjectionType: 'ALL' },
        },
      ],
    }),
  );
  const client = createTableClient(dynamo);
  return {
    client,
    name,
    items: async () => {
      const items: Record<string, unknown>[] = [];
      for await (const page of paginateScan({ client }, { TableName: name, ConsistentRead: true })) {
        items.push(...(page.Items ?? []));
      }
      return items.sort((a, b) => String(a.sk).localeCompare(String(b.sk)));
    },
    stop: async () => {
      dynamo.destroy();
      await server?.close();
    },
  };
}

async function startDynalite(): Promise<{ url: string; close(): Promise<unknown> }> {
  const server = dynalite({ createTableMs: 0 });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}
