import {
  BatchDetectEntitiesCommand,
  BatchDetectSentimentCommand,
  ComprehendClient,
} from '@aws-sdk/client-comprehend';
import { SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs';
import { DynamoDBDocumentClient, GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { expect, it } from 'vitest';
import { PIPELINE_VERSION } from '../../core/article/pipeline-version.ts';
import { parsePassage } from '../../core/store/passage-item.ts';
import { aHead, aPassage } from '../support/articles.ts';
import { sqsEvent } from '../support/events.ts';
import { grantTurns } from '../support/grant-turns.ts';
import { loadHandler } from '../support/load-handler.ts';

// 1. Every client that the function has is mocked by its class: no network, no credentials.
const comprehend = mockClient(ComprehendClient);
const sqs = mockClient(SQSClient);
const table = mockClient(DynamoDBDocumentClient);

it('a text that Comprehend rejects is recorded with the reason, and the other text is analysed', async () => {
  // 2. The services answer as told. Two passages of one article are pending, and Comprehend rejects the second.
  sqs.on(SendMessageBatchCommand).resolves({});
  table.onAnyCommand().resolves({});
  // The quota grants turns to call Comprehend, and after these two passages nothing is pending.
  table.on(UpdateCommand).callsFake(grantTurns);
  table.on(GetCommand).resolves({ Item: aHead({ generation: 'g1', pending: new Set([0, 1]) }) });
  comprehend.on(BatchDetectEntitiesCommand).resolves({
    $metadata: { requestId: 'call-1' },
    ResultList: [{ Index: 0, Entities: [{ Type: 'LOCATION', Score: 0.9, BeginOffset: 0, EndOffset: 4 }] }],
    ErrorList: [{ Index: 1, ErrorCode: 'TextSizeLimitExceededException', ErrorMessage: 'too long' }],
  });
  const sentiment = { Sentiment: 'NEUTRAL', SentimentScore: { Neutral: 1 } } as const;
  comprehend.on(BatchDetectSentimentCommand).resolves({
    $metadata: { requestId: 'call-2' },
    ResultList: [0, 1].map((Index) => ({ Index, ...sentiment })),
  });

  // 3. The handler is loaded as Lambda loads it, and invoked with a batch as SQS delivers it.
  const handler = await loadHandler('enrich');
  const response = await handler(
    sqsEvent(
      ['Iran said', 'Tehran said'].map((text, index) => ({
        articleId: 'article-1',
        generation: 'g1',
        pipelineVersion: PIPELINE_VERSION,
        language: 'en',
        passage: aPassage(text, index),
      })),
    ),
  );

  // 4. No message returns to the queue, and both passages are written, the second with the reason.
  expect(response).toEqual({ batchItemFailures: [] });
  const [first, second] = table
    .commandCalls(PutCommand)
    .map(({ args: [{ input }] }) => parsePassage(input.Item ?? {}));
  expect(first).toMatchObject({ index: 0, entities: [{ text: 'Iran' }] });
  expect(second).toMatchObject({ index: 1, failures: { entities: 'TEXT_REFUSED' } });

  // 5. Nothing is pending any more, so publish is sent a message.
  const [sent] = sqs.commandCalls(SendMessageBatchCommand);
  expect(sent?.args[0].input.Entries?.[0]?.MessageBody).toContain('"type":"publish"');
});
