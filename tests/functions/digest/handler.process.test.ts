import { DeleteObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, expect, it } from 'vitest';
import { sqsEvent } from '../../support/events.ts';
import { loadHandler, urlOf } from '../../support/load-handler.ts';

const s3 = mockClient(S3Client);
const sqs = mockClient(SQSClient);
const table = mockClient(DynamoDBDocumentClient);
beforeEach(() => {
  for (const mock of [s3, sqs, table]) mock.reset();
  table.onAnyCommand().resolves({});
});

it('makes the digests of a batch, each day once, and moves what is no day to the dead-letter queue', async () => {
  const handler = await loadHandler('digest');
  const message = { type: 'day', day: '2026-11-30' };
  expect(await handler(sqsEvent([message, { type: 'what' }, message]))).toEqual({ batchItemFailures: [] });
  const shown = table
    .commandCalls(UpdateCommand)
    .filter(({ args: [{ input }] }) => input.ExpressionAttributeValues?.[':revision']);
  expect(shown.map(({ args: [{ input }] }) => [input.TableName, input.Key])).toEqual([
    ['Articles', { pk: 'DAY#2026-11-30', sk: 'HEAD' }],
  ]);
  expect(s3.commandCalls(DeleteObjectCommand).map(({ args: [{ input }] }) => input)).toEqual(
    ['articles', 'entities', 'mentions'].map((name) => ({
      Bucket: 'archive',
      Key: `${name}/day=2026-11-30/${name}.parquet`,
    })),
  );
  expect(sqs.commandCalls(SendMessageCommand)[0]?.args[0].input).toMatchObject({
    QueueUrl: urlOf('dead-letters'),
    MessageBody: '{"type":"what"}',
  });
});
