import type { CreateTableCommandInput } from '@aws-sdk/client-dynamodb';
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
  // On AWS, time to live deletes within days. No reader may rely on it.
  withoutEffect: [
    'ContributorInsightsSpecification',
    'DeletionProtectionEnabled',
    'PointInTimeRecoverySpecification',
    'SSESpecification',
    'TableClass',
    'Tags',
    'TimeToLiveSpecification',
  ],

  read({ defaultName, properties }) {
    const { TableName: name = defaultName, ProvisionedThroughput, BillingMode: _, ...schema } = properties;
    const table = {
      ...schema,
      TableName: name,
      ...(ProvisionedThroughput ? { ProvisionedThroughput } : { BillingMode: 'PAY_PER_REQUEST' }),
    } as CreateTableCommandInput;
    return {
      ref: name,
      attributes: { Arn: arnOf('dynamodb', `table/${name}`) },
      wiring: { tables: [table] },
    };
  },
};
