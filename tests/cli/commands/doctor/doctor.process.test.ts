import { GetEventSourceMappingCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { GetQueueAttributesCommand, SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs';
import { DynamoDBDocumentClient, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { expect, it } from 'vitest';
import { articleIdOf } from '../../../../core/article/article-id.ts';
import { outputNamesOf, STAGE_NAMES } from '../../../../core/runtime/stages.ts';
import { headKey } from '../../../../core/store/keys.ts';
import { aHead, aSource } from '../../../support/articles.ts';
import { runCommand } from '../../../support/run-command.ts';

const queues = STAGE_NAMES.map(outputNamesOf).flatMap(({ queueUrl, deadLetterQueueUrl }) => [
  [queueUrl, 'queue'],
  [deadLetterQueueUrl, 'dead'],
]);

const IDLE = {
  ApproximateNumberOfMessages: '0',
  ApproximateNumberOfMessagesNotVisible: '0',
  ApproximateNumberOfMessagesDelayed: '0',
};

it('counts tombstones apart from articles', async () => {
  mockClient(SQSClient).on(GetQueueAttributesCommand).resolves({ Attributes: IDLE });
  mockClient(LambdaClient).on(GetEventSourceMappingCommand).resolves({ State: 'Enabled' });
  mockClient(S3Client)
    .on(ListObjectsV2Command)
    .resolves({ Contents: [{ Key: 'a.txt', ETag: '"etag-1"' }] });
  const heads = [
    aHead({ status: 'REJECTED', source: aSource({ bucket: 'bucket', key: 'a.txt' }) }),
    aHead({ status: 'DELETED', source: { bucket: 'bucket', key: 'b.txt' } }),
  ].map((head) => ({ ...head, ...headKey(articleIdOf('bucket', head.source.key)) }));
  mockClient(DynamoDBDocumentClient).on(ScanCommand).resolves({ Items: heads });
  expect(await runCommand(['doctor'], Object.fromEntries(queues))).toEqual({
    code: 0,
    out: [expect.stringMatching(/: 1 object in the bucket, 1 article \(and 1 deleted\) in the table$/)],
    err: ['bucket and table agree'],
  });
  const { out } = await runCommand(['doctor', '--json'], Object.fromEntries(queues));
  expect(JSON.parse(out.join())).toMatchObject({ objects: 1, articles: 1, deleted: 1 });
});

it('says on Ctrl-C how far the repair came', async () => {
  const sqs = mockClient(SQSClient);
  sqs.on(GetQueueAttributesCommand).resolves({ Attributes: IDLE });
  sqs.on(SendMessageBatchCommand).callsFake(() => {
    process.emit('SIGINT', 'SIGINT');
    return {};
  });
  mockClient(LambdaClient).on(GetEventSourceMappingCommand).resolves({ State: 'Enabled' });
  const Contents = Array.from({ length: 25 }, (_, i) => ({ Key: `${i}.txt`, ETag: '"e"' }));
  mockClient(S3Client).on(ListObjectsV2Command).resolves({ Contents });
  mockClient(DynamoDBDocumentClient).on(ScanCommand).resolves({});
  expect(await runCommand(['doctor', '--repair'], Object.fromEntries(queues))).toMatchObject({
    code: 3,
    err: [
      expect.stringMatching(/^10 objects sent to be processed again, 0 orphaned items removed/),
      'interrupted: run the same command again to continue',
    ],
  });
});
