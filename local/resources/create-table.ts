import {
  CreateTableCommand,
  type CreateTableCommandInput,
  DescribeTableCommand,
  type DynamoDBClient,
  ResourceInUseException,
  type TableDescription,
} from '@aws-sdk/client-dynamodb';

/**
 * Creates a table unless an earlier run did.
 *
 * @throws Error for a table that an earlier template gave other keys
 */
export async function createTable(
  dynamoDb: DynamoDBClient,
  definition: CreateTableCommandInput,
): Promise<void> {
  try {
    await dynamoDb.send(new CreateTableCommand(definition));
  } catch (error) {
    if (!(error instanceof ResourceInUseException)) throw error;
    await checkSchema(dynamoDb, definition);
  }
}

async function checkSchema(dynamoDb: DynamoDBClient, definition: CreateTableCommandInput): Promise<void> {
  const { TableName } = definition;
  const { Table } = await dynamoDb.send(new DescribeTableCommand({ TableName }));
  if (Table && keysOf(Table) === keysOf(definition)) return;
  throw new Error(
    `The data folder is stale: its table ${TableName} has other keys or indexes than the template. ` +
      'Remove the folder, or name another with --data',
  );
}

function keysOf({
  KeySchema,
  GlobalSecondaryIndexes = [],
  LocalSecondaryIndexes = [],
}: TableDescription | CreateTableCommandInput): string {
  const sorted = (items: readonly object[]) => items.map((item) => JSON.stringify(item)).sort();
  const indexes = [...(GlobalSecondaryIndexes ?? []), ...(LocalSecondaryIndexes ?? [])].map(
    ({ IndexName, KeySchema: keys = [], Projection }) => ({
      IndexName,
      keys: sorted(keys.map(({ AttributeName, KeyType }) => [AttributeName, KeyType])),
      projection: [Projection?.ProjectionType, ...(Projection?.NonKeyAttributes ?? []).toSorted()],
    }),
  );
  return JSON.stringify([
    sorted((KeySchema ?? []).map(({ AttributeName, KeyType }) => [AttributeName, KeyType])),
    sorted(indexes),
  ]);
}
