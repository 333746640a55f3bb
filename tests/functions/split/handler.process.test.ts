import { Readable } from 'node:stream';
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { GetObjectCommand, NoSuchKey, S3Client } from '@aws-sdk/client-s3';
import { SendMessageBatchCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { DynamoDBDocumentClient, GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { sdkStreamMixin } from '@smithy/core/serde';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  eventBridgeObjectEvent,
  objectCreatedEvent,
  objectRemovedEvent,
  s3TestEvent,
  sqsEvent,
} from '../../support/events.ts';
import { loadHandler, TABLE_NAME, urlOf } from '../../support/load-handler.ts';

const s3 = mockClient(S3Client);
const sqs = mockClient(SQSClient);
const table = mockClient(DynamoDBDocumentClient);
const TEXT = 'Harbour opens\n\nIran said on Monday that the harbour would open again in the spring.';

const object = (text: string) => ({
  Body: sdkStreamMixin(Readable.from([Buffer.from(text)])),
  ETag: '"e"',
  ContentLength: text.length,
  LastModified: new Date('2026-11-24T09:30:00Z'),
});
const put = (key: string, text = TEXT) => {
  s3.on(GetObjectCommand, { Key: key }).callsFake(() => object(text));
  return objectCreatedEvent({ key, etag: 'e' });
};
const messages = (queue: Parameters<typeof urlOf>[0]) =>
  sqs
    .commandCalls(SendMessageBatchCommand, { QueueUrl: urlOf(queue) })
    .flatMap(({ args: [{ input }] }) => input.Entries ?? [])
    .map(({ MessageBody }) => JSON.parse(MessageBody ?? ''));
const claims = () =>
  table.commandCalls(UpdateCommand).map(({ args: [{ input }] }) => input.ExpressionAttributeValues);

beforeEach(() => {
  for (const mock of [s3, sqs, table]) mock.reset();
  s3.on(GetObjectCommand).rejects(new NoSuchKey({ message: 'gone', $metadata: {} }));
  sqs.on(SendMessageBatchCommand).resolves({});
  table.on(GetCommand).resolves({});
  table.onAnyCommand().resolves({});
});

describe('split', () => {
  it('claims an article and sends its passages', async () => {
    const handler = await loadHandler('split');
    expect(await handler(sqsEvent([put('a b+c/😀.txt')]))).toEqual({ batchItemFailures: [] });
    expect(claims()).toMatchObject([
      { ':status': 'ENRICHING', ':source': { key: 'a b+c/😀.txt', etag: 'e' }, ':passageCount': 1 },
    ]);
    expect(table.commandCalls(UpdateCommand)[0]?.args[0].input.TableName).toBe(TABLE_NAME);
    expect(messages('passages')).toMatchObject([{ language: 'en', passage: { index: 0, text: TEXT } }]);
  });

  it('processes events of EventBridge and backfill messages', async () => {
    put('a b.txt');
    const handler = await loadHandler('split');
    const batch = sqsEvent([
      eventBridgeObjectEvent({ key: 'a b.txt', etag: 'e' }),
      { type: 'backfill', bucket: 'articles', key: 'a b.txt' },
    ]);
    expect(await handler(batch)).toEqual({ batchItemFailures: [] });
    expect(claims()).toHaveLength(2);
  });

  it('sends every event of a bundle to unbundle, and claims no article for it', async () => {
    const handler = await loadHandler('split');
    const batch = sqsEvent([
      put('bundles/a b.jsonl'),
      objectRemovedEvent({ key: 'bundles/old.jsonl', sequencer: '07' }),
      { type: 'backfill', bucket: 'articles', key: 'bundles/lost.jsonl' },
    ]);
    expect(await handler(batch)).toEqual({ batchItemFailures: [] });
    expect(messages('bundles')).toMatchObject([
      {
        type: 'begin',
        kind: 'put',
        key: 'bundles/a b.jsonl',
        etag: 'e',
        sequencer: expect.stringMatching(/^0066/),
      },
      { type: 'begin', kind: 'delete', key: 'bundles/old.jsonl', sequencer: expect.stringMatching(/^070/) },
      { type: 'begin', kind: 'put', bucket: 'articles', key: 'bundles/lost.jsonl' },
    ]);
    expect(table.calls()).toEqual([]);
    expect(s3.calls()).toEqual([]);
  });

  it('processes an object that unbundle wrote as an article', async () => {
    const handler = await loadHandler('split');
    await handler(sqsEvent([put('articles/day.jsonl/1.txt')]));
    expect(claims()).toHaveLength(1);
    expect(messages('bundles')).toEqual([]);
  });

  it('ignores the test event of a new notification', async () => {
    const handler = await loadHandler('split');
    expect(await handler(sqsEvent([s3TestEvent()]))).toEqual({ batchItemFailures: [] });
    expect(table.calls()).toHaveLength(0);
  });

  it('writes a tombstone where the object is gone, and asks for its publication', async () => {
    const handler = await loadHandler('split');
    expect(await handler(sqsEvent([objectRemovedEvent({ key: 'gone.txt' })]))).toEqual({
      batchItemFailures: [],
    });
    expect(messages('publications')).toMatchObject([{ type: 'publish' }]);
  });

  it.each([
    ['empty', ''],
    [
      'not in a language that is analysed',
      'Satama avataan uudelleen keväällä, sanoi kaupunginjohtaja maanantaina. '.repeat(5),
    ],
  ])('rejects an object that is %s in one attempt, and processes the next message', async (_, text) => {
    const handler = await loadHandler('split');
    const batch = sqsEvent([put('bad.txt', text), put('good.txt')]);
    expect(await handler(batch)).toEqual({ batchItemFailures: [] });
    expect(
      claims()
        .map((values) => values?.[':status'])
        .sort(),
    ).toEqual(['ENRICHING', 'REJECTED']);
  });

  it('returns only the failed message, and moves an unreadable one to the dead-letter queue', async () => {
    const handler = await loadHandler('split');
    s3.on(GetObjectCommand, { Key: 'slow.txt' }).rejects(new Error('SlowDown'));
    const batch = sqsEvent([
      put('one.txt'),
      'no event at all',
      objectCreatedEvent({ key: 'slow.txt' }),
      put('two.txt'),
    ]);
    expect(await handler(batch)).toEqual({
      batchItemFailures: [{ itemIdentifier: 'message-2' }],
    });
    expect(claims()).toHaveLength(2);
    expect(sqs.commandCalls(SendMessageCommand)[0]?.args[0].input).toMatchObject({
      QueueUrl: urlOf('dead-letters'),
      MessageBody: 'no event at all',
    });
  });

  it('processes every record of a message, although one of them fails', async () => {
    const handler = await loadHandler('split');
    s3.on(GetObjectCommand, { Key: 'slow.txt' }).rejects(new Error('SlowDown'));
    const { Records: slow } = objectCreatedEvent({ key: 'slow.txt' });
    const batch = sqsEvent([{ Records: [...slow, ...put('good.txt').Records] }]);
    expect(await handler(batch)).toEqual({ batchItemFailures: [{ itemIdentifier: 'message-0' }] });
    expect(claims()).toHaveLength(1);
  });

  it('sends a recheck before it claims an article for a backfill message', async () => {
    const handler = await loadHandler('split');
    put('a.txt');
    const backfill = { type: 'backfill', bucket: 'articles', key: 'a.txt' };
    expect(await handler(sqsEvent([backfill]))).toEqual({ batchItemFailures: [] });
    expect(messages('object-events')).toEqual([{ ...backfill, isSecondLook: true }]);
    const [first] = sqs.commandCalls(SendMessageBatchCommand);
    expect(first?.args[0].input.Entries).toMatchObject([{ DelaySeconds: 900 }]);
    expect(claims()).toHaveLength(1);
  });

  it('returns a message whose claim fails its condition in every attempt', async () => {
    const handler = await loadHandler('split');
    table.on(UpdateCommand).rejects(new ConditionalCheckFailedException({ message: 'newer', $metadata: {} }));
    expect(await handler(sqsEvent([put('a.txt')]))).toEqual({
      batchItemFailures: [{ itemIdentifier: 'message-0' }],
    });
    expect(messages('passages')).toEqual([]);
  });
});
