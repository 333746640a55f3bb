import {
  CreateTableCommand,
  type CreateTableCommandInput,
  DescribeTableCommand,
  type DynamoDBClient,
  ResourceInUseException,
  type TableDescription,
} from '@aws-sdk/client-dynamodb';
import { arnOf } from '../account.ts';
import type { ResourceKind } from './resource-kind.ts';

export const TABLE: ResourceKind = {
  obeyed: [
    'AttributeDefinitions',
    'BillingMode',
    'GlobalSecondaryIndexes',
    'KeySchema',
    'LocalSecondaryIndexes',
    'ProvisionedThroughput',
    'TableName',
  ],
  // Time to live deletes within days on AWS, so readers must not rely on it anyway.
  withoutEffect: [
    'ContributorInsightsSpecification',
    'DeletionProtectionEnabled',
    'PointInTimeRecoverySpecification',
    'SSESpecification',
    'TableClass',
    'Tags',
    'TimeToLiveSpecification',
  ],

  async make({ defaultName, properties }, { dynamoDb }) {
    const { TableName: name = defaultName, ProvisionedThroughput, BillingMode: _, ...schema } = properties;
    const definition = {
      ...schema,
      TableName: name,
      ...(ProvisionedThroughput ? { ProvisionedThroughput } : { BillingMode: 'PAY_PER_REQUEST' }),
    } as CreateTableCommandInput;
    try {
      await dynamoDb.send(new CreateTableCommand(definition));
    } catch (error) {
      if (!(error instanceof ResourceInUseException)) throw error;
      await checkSchema(dynamoDb, definition);
    }
    return { ref: name, attributes: { Arn: arnOf('dynamodb', `table/${name}`) } };
  },
};

/** @throws Error for a table that an earlier template gave other keys */
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
