import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { SendMessageBatchCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import {
  BatchGetCommand,
  BatchWriteCommand,
  DynamoDBDocumentClient,
  GetCommand,
  QueryCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PIPELINE_VERSION } from '../../../core/article/pipeline-version.ts';
import { guideItems } from '../../../core/store/guide.ts';
import { guideKey, passageKey } from '../../../core/store/keys.ts';
import { passageItem } from '../../../core/store/passage-item.ts';
import { aDraft, aGuide, aHead, aMention, aPassageRecord } from '../../support/articles.ts';
import { sqsEvent } from '../../support/events.ts';
import { loadHandler, urlOf } from '../../support/load-handler.ts';

const bridge = mockClient(EventBridgeClient);
const sqs = mockClient(SQSClient);
const table = mockClient(DynamoDBDocumentClient);
const publish = { type: 'publish', articleId: 'article-1', generation: 'g5' };
const whole = aHead({ draft: aDraft(), passageCount: 1, pipelineVersion: PIPELINE_VERSION, previous: 'g4' });
const passage = passageItem(
  aPassageRecord('Iran said', { entities: [aMention('Iran said', 'Iran', { type: 'LOCATION' })] }),
);
const [guide = {}] = guideItems(aGuide({ generation: 'g4' }));
const row = { pk: 'E#iran', sk: '2026-11-24T09:30:00.000Z#article-1#g4#LOCATION' };
const old = passageKey('article-1', 'g4', 0);
const writes = () =>
  table
    .commandCalls(BatchWriteCommand)
    .flatMap(({ args: [{ input }] }) => input.RequestItems?.Articles ?? []);

beforeEach(() => {
  for (const mock of [bridge, sqs, table]) mock.reset();
  vi.spyOn(Math, 'random').mockReturnValue(0);
  sqs.on(SendMessageBatchCommand).resolves({});
  bridge.on(PutEventsCommand).resolves({ FailedEntryCount: 0 });
  table.onAnyCommand().resolves({});
  table.on(GetCommand).resolves({ Item: whole });
  table.on(QueryCommand).resolves({ Items: [passage, old, guide] });
});
afterEach(() => vi.restoreAllMocks());

describe('the publish handler', () => {
  it('makes a whole generation visible, sweeps the older one, emits the event and plans the second sweep', async () => {
    const handler = await loadHandler('publish');
    expect(await handler(sqsEvent([publish]))).toEqual({ batchItemFailures: [] });
    expect(writes()).toMatchObject([
      { PutRequest: { Item: { pk: 'A#article-1', sk: 'NAMES#g5#0000' } } },
      { PutRequest: { Item: { pk: 'P#2026-11-24#2', title: 'Harbour opens' } } },
      { PutRequest: { Item: { pk: 'E#iran', canonical: 'Iran' } } },
      { DeleteRequest: { Key: old } },
      { DeleteRequest: { Key: { pk: 'P#2026-11-24#2' } } },
      { DeleteRequest: { Key: row } },
    ]);
    expect(table.commandCalls(UpdateCommand)[0]?.args[0].input.ExpressionAttributeValues).toMatchObject({
      ':published': 'g5',
      ':status': 'ENRICHED',
    });
    expect(bridge.commandCalls(PutEventsCommand)[0]?.args[0].input.Entries).toMatchObject([
      { EventBusName: 'copydesk', DetailType: 'article.enriched' },
    ]);
    expect(sqs.commandCalls(SendMessageBatchCommand).map(({ args: [{ input }] }) => input)).toMatchObject([
      { QueueUrl: urlOf('days'), Entries: [{ MessageBody: '{"type":"day","day":"2026-11-24"}' }] },
      {
        QueueUrl: urlOf('publications'),
        Entries: [{ DelaySeconds: 300, MessageBody: JSON.stringify({ ...publish, type: 'resweep' }) }],
      },
    ]);
  });

  it('carries the second sweep out', async () => {
    table.on(GetCommand).resolves({ Item: { ...whole, status: 'ENRICHED', published: 'g5' } });
    table.on(BatchGetCommand).resolves({ Responses: { Articles: [old, row] } });
    const handler = await loadHandler('publish');
    await handler(sqsEvent([{ ...publish, type: 'resweep' }]));
    expect(writes()).toEqual(
      [old, row, guideKey('article-1', 'g4', 0)].map((Key) => ({ DeleteRequest: { Key } })),
    );
    expect(bridge.calls()).toHaveLength(0);
  });

  it('returns only the message that failed to the queue, and moves an unreadable one to the dead-letter queue', async () => {
    table.on(GetCommand, { Key: { pk: 'A#slow', sk: 'HEAD' } }).rejects(new Error('throttled'));
    const handler = await loadHandler('publish');
    const batch = sqsEvent([{ ...publish, articleId: 'slow' }, publish, 'not a message']);
    expect(await handler(batch)).toEqual({
      batchItemFailures: [{ itemIdentifier: 'message-0' }],
    });
    expect(sqs.commandCalls(SendMessageCommand)[0]?.args[0].input).toMatchObject({
      QueueUrl: urlOf('dead-letters'),
      MessageBody: 'not a message',
    });
    expect(bridge.commandCalls(PutEventsCommand)).toHaveLength(1);
  });

  it('returns a message to the queue where the bus did not take its event', async () => {
    bridge
      .on(PutEventsCommand)
      .resolves({ FailedEntryCount: 1, Entries: [{ ErrorCode: 'InternalFailure', ErrorMessage: 'm' }] });
    const handler = await loadHandler('publish');
    expect(await handler(sqsEvent([publish]))).toEqual({
      batchItemFailures: [{ itemIdentifier: 'message-0' }],
    });
  });
});
