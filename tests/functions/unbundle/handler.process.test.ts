import { Readable } from 'node:stream';
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { GetObjectCommand, HeadObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { SendMessageBatchCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import {
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, expect, it } from 'vitest';
import { sqsEvent } from '../../support/events.ts';
import { loadHandler, urlOf } from '../../support/load-handler.ts';

const s3 = mockClient(S3Client);
const sqs = mockClient(SQSClient);
const table = mockClient(DynamoDBDocumentClient);
const bridge = mockClient(EventBridgeClient);
const KEY = 'bundles/day.jsonl';
const begin = { type: 'begin', kind: 'put', bucket: 'articles', key: KEY, sequencer: '05', etag: 'e' };
const goOn = { type: 'go-on', bucket: 'articles', key: KEY, generation: 'g' };
const record = {
  bundleId: 'b',
  schemaVersion: 1,
  status: 'UNBUNDLING',
  receivedAt: '2026-11-24T09:30:00.000Z',
  source: { bucket: 'articles', key: KEY, etag: 'e', size: 30, receivedAt: '2026-11-24T09:30:00.000Z' },
  sequencer: '05',
  generation: 'g',
};
const sent = () =>
  sqs
    .commandCalls(SendMessageBatchCommand, { QueueUrl: urlOf('bundles') })
    .flatMap(({ args: [{ input }] }) => input.Entries ?? [])
    .map(({ MessageBody }) => JSON.parse(MessageBody ?? ''));
const done = { batchItemFailures: [] };
const failed = { batchItemFailures: [{ itemIdentifier: 'message-0' }] };

beforeEach(() => {
  for (const mock of [s3, sqs, table, bridge]) mock.reset();
  sqs.onAnyCommand().resolves({});
  table.onAnyCommand().resolves({});
  s3.on(HeadObjectCommand).resolves({ ETag: '"e"', ContentLength: 30, LastModified: new Date(0) });
  s3.on(GetObjectCommand).callsFake(() => ({
    Body: Readable.from([Buffer.from('{"id":1,"text":"One."}\nno json\n')]),
  }));
  s3.on(PutObjectCommand).resolves({});
  bridge.on(PutEventsCommand).resolves({ FailedEntryCount: 0 });
});

it('claims a bundle, and asks itself for its items', async () => {
  const handler = await loadHandler('unbundle');
  expect(await handler(sqsEvent([begin]))).toEqual(done);
  const [claim] = table.commandCalls(PutCommand).map(({ args: [{ input }] }) => input);
  expect(claim).toMatchObject({
    Item: { status: 'UNBUNDLING', sequencer: '05', sk: 'BUNDLE' },
    ConditionExpression: 'attribute_not_exists(#pk)',
  });
  const { generation } = claim?.Item ?? {};
  expect(sent()).toEqual([
    { ...goOn, generation, isSecondLook: true },
    { ...goOn, generation },
  ]);
  const [secondLook] = sqs.commandCalls(SendMessageBatchCommand);
  expect(secondLook?.args[0].input.Entries).toMatchObject([{ DelaySeconds: 180 }]);
});

it('reads a slice: puts the articles, records it, and asks for the next', async () => {
  table.on(GetCommand).resolves({ Item: record });
  table.on(QueryCommand).resolves({ Items: [] });
  const handler = await loadHandler('unbundle');
  expect(await handler(sqsEvent([goOn]))).toEqual(done);
  expect(s3.commandCalls(PutObjectCommand)).toHaveLength(1);
  expect(table.commandCalls(PutCommand)[0]?.args[0].input.Item).toMatchObject({
    isLast: true,
    end: { position: 31, number: 2 },
    counts: { items: 2, written: 1, faults: { NOT_JSON: 1 } },
  });
  expect(sent()).toEqual([goOn]);
});

it('finishes a bundle after its last slice, and emits the event', async () => {
  const slice = {
    bundleId: 'b',
    generation: 'g',
    expiresAt: 1,
    begin: { position: 0, number: 0 },
    end: { position: 31, number: 2 },
    isLast: true,
    format: 'json-lines',
    counts: { items: 1, written: 1, unchanged: 0, faults: {} },
    faults: [],
    ids: new Uint8Array(),
  };
  table.on(GetCommand).resolves({ Item: record });
  table.on(QueryCommand).resolves({ Items: [slice] });
  const handler = await loadHandler('unbundle');
  expect(await handler(sqsEvent([goOn]))).toEqual(done);
  expect(table.commandCalls(UpdateCommand)[0]?.args[0].input).toMatchObject({
    ConditionExpression: '#generation = :was_generation',
    ExpressionAttributeValues: { ':status': 'UNBUNDLED', ':was_generation': 'g' },
  });
  expect(bridge.commandCalls(PutEventsCommand)[0]?.args[0].input.Entries).toMatchObject([
    { DetailType: 'bundle.unbundled', Source: 'copydesk' },
  ]);
});

it.each([
  ['a throttled put', () => s3.on(PutObjectCommand).rejects(new Error('SlowDown'))],
  ['a table that is down', () => table.on(GetCommand).rejects(new Error('down'))],
  ['a queue that rejects messages', () => sqs.on(SendMessageBatchCommand).rejects(new Error('refused'))],
])('%s fails the message, so that it is retried', async (_, breaks) => {
  table.on(GetCommand).resolves({ Item: record });
  table.on(QueryCommand).resolves({ Items: [] });
  breaks();
  const handler = await loadHandler('unbundle');
  expect(await handler(sqsEvent([goOn]))).toEqual(failed);
});

it('a claim that loses every race fails the message, so that it is retried', async () => {
  table.on(PutCommand).rejects(new ConditionalCheckFailedException({ message: 'newer', $metadata: {} }));
  const handler = await loadHandler('unbundle');
  expect(await handler(sqsEvent([begin]))).toEqual(failed);
  expect(sent().filter(({ isSecondLook }) => !isSecondLook)).toEqual([]);
});

it('a message that no stage sends is moved to the dead-letter queue at once, with its cause', async () => {
  const handler = await loadHandler('unbundle');
  expect(await handler(sqsEvent([{ type: 'begin', kind: 'put', bucket: 'articles' }]))).toEqual(done);
  expect(sqs.commandCalls(SendMessageCommand, { QueueUrl: urlOf('dead-letters') })).toHaveLength(1);
});
