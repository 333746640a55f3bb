import { RemovalPolicy } from 'aws-cdk-lib';
import { beforeAll, describe, expect, it } from 'vitest';
import { TABLE } from '../../core/store/schema.ts';
import { ArticleTable } from '../../infra/article-table.ts';
import { type ReadTemplate, synthesize } from './synthesize.ts';

describe('the table', () => {
  let template: ReadTemplate;

  beforeAll(async () => {
    template = await synthesize((stack) => {
      new ArticleTable(stack, 'Kept', { removalPolicy: RemovalPolicy.RETAIN });
      new ArticleTable(stack, 'Usual', { removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE });
      new ArticleTable(stack, 'Dropped', { removalPolicy: RemovalPolicy.DESTROY });
    });
  });

  it('has the keys, the index and the time to live that the store fills, on demand', () => {
    expect(template.properties('Kept', 'AWS::DynamoDB::Table')).toMatchObject({
      BillingMode: 'PAY_PER_REQUEST',
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
      TimeToLiveSpecification: { AttributeName: TABLE.timeToLive, Enabled: true },
    });
  });

  it('has the keys and the index of its first deploy, because no later deploy can change them', () => {
    expect(template.properties('Kept', 'AWS::DynamoDB::Table')).toMatchObject({
      KeySchema: [{ AttributeName: 'pk' }, { AttributeName: 'sk' }],
      GlobalSecondaryIndexes: [
        {
          IndexName: 'gsi1',
          KeySchema: [{ AttributeName: 'gsi1pk' }, { AttributeName: 'gsi1sk' }],
          Projection: { ProjectionType: 'KEYS_ONLY' },
        },
      ],
    });
  });

  it('can be restored to any second', () => {
    expect(template.properties('Kept', 'AWS::DynamoDB::Table').PointInTimeRecoverySpecification).toEqual({
      PointInTimeRecoveryEnabled: true,
    });
  });

  it.each([
    ['Kept', 'Retain', true],
    // CloudFormation cannot remove a protected table, so a first deployment that fails would leave it.
    ['Usual', 'RetainExceptOnCreate', false],
    ['Dropped', 'Delete', false],
  ])('%s: %s, protected against deletion: %s', (name, policy, isProtected) => {
    const table = template.get(name, 'AWS::DynamoDB::Table');
    expect(table.DeletionPolicy).toBe(policy);
    expect(table.Properties.DeletionProtectionEnabled).toBe(isProtected);
  });
});
