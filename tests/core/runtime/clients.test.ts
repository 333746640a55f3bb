import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { expect, it } from 'vitest';
import { createTableClient } from '../../../core/runtime/clients.ts';
import { createLogger } from '../../../core/runtime/logger.ts';

it('the table’s client is made over any client, the standard one by default', () => {
  const client = createTableClient(new DynamoDBClient({ region: 'eu-west-1' }));
  expect(client).toBeInstanceOf(DynamoDBDocumentClient);
  expect(createTableClient()).toBeInstanceOf(DynamoDBDocumentClient);
});

it('a logger names its stage', () => {
  expect(createLogger('split').getPersistentLogAttributes()).toBeDefined();
  expect(JSON.stringify(createLogger('split'))).toContain('copydesk-split');
});
