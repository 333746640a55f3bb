import {
  BatchDetectEntitiesCommand,
  BatchDetectSentimentCommand,
  ComprehendClient,
  TooManyRequestsException,
} from '@aws-sdk/client-comprehend';
import { SendMessageBatchCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import {
  BatchGetCommand,
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { BASE_ANALYSES } from '../../../core/article/analysis.ts';
import type { PassageMessage } from '../../../core/article/messages.ts';
import { PIPELINE_VERSION } from '../../../core/article/pipeline-version.ts';
import { parsePassage } from '../../../core/store/passage-item.ts';
import { aHead, aPassage } from '../../support/articles.ts';
import { catchMetrics } from '../../support/catch-metrics.ts';
import { sqsEvent } from '../../support/events.ts';
import { grantTurns } from '../../support/grant-turns.ts';
import { loadHandler, urlOf } from '../../support/load-handler.ts';

const comprehend = mockClient(ComprehendClient);
const sqs = mockClient(SQSClient);
const table = mockClient(DynamoDBDocumentClient);
const SCORES = { Positive: 0.1, Negative: 0.2, Neutral: 0.6, Mixed: 0.1 };
const metadata = { $metadata: { requestId: 'call' } };

const message = (index: number, overrides: Partial<PassageMessage> = {}): PassageMessage => ({
  articleId: 'article-1',
  generation: 'g5',
  pipelineVersion: PIPELINE_VERSION,
  language: 'en',
  analyses: BASE_ANALYSES,
  passage: aPassage(`Iran ${index}`, index),
  ...overrides,
});
const puts = () =>
  table.commandCalls(PutCommand).map(({ args: [{ input }] }) => parsePassage(input.Item ?? {}).index);

beforeEach(() => {
  for (const mock of [comprehend, sqs, table]) mock.reset();
  sqs.on(SendMessageBatchCommand).resolves({});
  table.onAnyCommand().resolves({});
  table.on(BatchGetCommand).resolves({});
  table.on(GetCommand).resolves({ Item: aHead({ pending: new Set([0, 1, 2, 3]) }) });
  // The quota grants turns, and another passage is pending.
  table.on(UpdateCommand).callsFake((input) => ({
    Attributes: { ...grantTurns(input).Attributes, pending: new Set([9]) },
  }));
  comprehend.on(BatchDetectEntitiesCommand).callsFake(({ TextList }) => ({
    ResultList: TextList.map((_: string, Index: number) => ({
      Index,
      Entities: [{ Type: 'LOCATION', Score: 0.9, BeginOffset: 0, EndOffset: 4 }],
    })),
    ...metadata,
  }));
  comprehend.on(BatchDetectSentimentCommand).callsFake(({ TextList }) => ({
    ResultList: TextList.map((_: string, Index: number) => ({
      Index,
      Sentiment: 'NEUTRAL',
      SentimentScore: SCORES,
    })),
    ...metadata,
  }));
});

describe('the enrich handler', () => {
  it('analyses a batch in one call of each analysis, and records every passage', async () => {
    const handler = await loadHandler('enrich');
    expect(await handler(sqsEvent([message(0), message(1), message(2)]))).toEqual({ batchItemFailures: [] });
    expect(comprehend.commandCalls(BatchDetectEntitiesCommand)).toHaveLength(1);
    expect(comprehend.commandCalls(BatchDetectSentimentCommand)).toHaveLength(1);
    expect(puts()).toEqual([0, 1, 2]);
  });

  it('sends publish a message when nothing is pending any more', async () => {
    table.on(UpdateCommand).callsFake(grantTurns);
    const handler = await loadHandler('enrich');
    await handler(sqsEvent([message(0)]));
    const [call] = sqs.commandCalls(SendMessageBatchCommand);
    expect(call?.args[0].input).toMatchObject({
      QueueUrl: urlOf('publications'),
      Entries: [{ MessageBody: '{"type":"publish","articleId":"article-1","generation":"g5"}' }],
    });
  });

  it('returns only the passages of a failed call to the queue, and moves a body that is no message to the dead-letter queue', async () => {
    comprehend
      .on(BatchDetectEntitiesCommand, { LanguageCode: 'de' })
      .rejects(Object.assign(new Error('no permission'), { $metadata: { httpStatusCode: 400 } }));
    const handler = await loadHandler('enrich');
    const batch = sqsEvent([message(0), '{}', message(2, { language: 'de' }), message(3)]);
    expect(await handler(batch)).toEqual({
      batchItemFailures: [{ itemIdentifier: 'message-2' }],
    });
    expect(sqs.commandCalls(SendMessageCommand)[0]?.args[0].input).toMatchObject({
      QueueUrl: urlOf('dead-letters'),
      MessageBody: '{}',
    });
    expect(puts()).toEqual([0, 3]);
  });

  it('sends the passages of a call again when every attempt was throttled, and fails none of them', async () => {
    comprehend
      .on(BatchDetectEntitiesCommand)
      .rejects(new TooManyRequestsException({ message: 'slow down', $metadata: {} }));
    const handler = await loadHandler('enrich');
    const printed = catchMetrics();
    expect(await handler(sqsEvent([message(0), message(1)]))).toEqual({ batchItemFailures: [] });
    expect(printed()).toMatchObject({ CallsThrottled: expect.any(Number), PassagesPostponed: 2 });
    expect(puts()).toEqual([]);
    const [call, ...others] = sqs.commandCalls(SendMessageBatchCommand);
    expect(others).toEqual([]);
    expect(call?.args[0].input).toMatchObject({ QueueUrl: urlOf('passages') });
    const Entries = call?.args[0].input.Entries ?? [];
    expect(
      Entries.map(({ MessageBody = '', DelaySeconds }) => [JSON.parse(MessageBody), DelaySeconds]),
    ).toEqual([
      [{ ...message(0), analyses: ['entities', 'sentiment'] }, 60],
      [{ ...message(1), analyses: ['entities', 'sentiment'] }, 60],
    ]);
  });

  it('returns throttled passages to the queue where they cannot be sent again', async () => {
    comprehend
      .on(BatchDetectEntitiesCommand)
      .rejects(new TooManyRequestsException({ message: 'slow down', $metadata: {} }));
    sqs.on(SendMessageBatchCommand).rejects(new Error('SQS is away'));
    const handler = await loadHandler('enrich');
    const printed = catchMetrics();
    expect(await handler(sqsEvent([message(0)]))).toEqual({
      batchItemFailures: [{ itemIdentifier: 'message-0' }],
    });
    expect(printed()).toMatchObject({ MessagesRetried: 1 });
  });

  it('has an article that older code split processed again', async () => {
    const handler = await loadHandler('enrich');
    await handler(sqsEvent([message(0, { pipelineVersion: '0' })]));
    const [call] = sqs.commandCalls(SendMessageBatchCommand);
    expect(call?.args[0].input).toMatchObject({
      QueueUrl: urlOf('object-events'),
      Entries: [{ MessageBody: '{"type":"backfill","bucket":"articles","key":"article.txt"}' }],
    });
    expect(comprehend.calls()).toHaveLength(0);
  });
});
