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
import { aHead, aPassage } from '../support/articles.ts';
import { sqsEvent } from '../support/events.ts';
import { grantTurns } from '../support/grant-turns.ts';
import { loadHandler } from '../support/load-handler.ts';

// 1. Every client that the function has is mocked by its class: no network, no credentials.
const comprehend = mockClient(ComprehendClient);
const sqs = mockClient(SQSClient);
const table = mockClient(DynamoDBDocumentClient);

it('a text that Comprehend refuses is recorded with its reason; its neighbour is analysed', async () => {
  // 2. What the services answer. Two passages of one article wait; the second is refused for good.
  sqs.on(SendMessageBatchCommand).resolves({});
  table.onAnyCommand().resolves({});
  // Turns to call Comprehend are to be had, and after these two nothing is pending.
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

  // 3. The function is started as Lambda starts it, and handed the batch that SQS would hand it.
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

  // 4. What it did: no message goes back, and both passages stand, the second with the reason.
  expect(response).toEqual({ batchItemFailures: [] });
  const [first, second] = table.commandCalls(PutCommand).map(({ args: [{ input }] }) => input.Item);
  expect(first).toMatchObject({ index: 0, entities: [{ text: 'Iran' }] });
  expect(second).toMatchObject({ index: 1, failures: { entities: 'TEXT_REFUSED' } });

  // 5. Nothing is pending any more, so publish is told.
  const [sent] = sqs.commandCalls(SendMessageBatchCommand);
  expect(sent?.args[0].input.Entries?.[0]?.MessageBody).toContain('"type":"publish"');
});
