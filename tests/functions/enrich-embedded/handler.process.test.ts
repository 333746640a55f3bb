import { SQSClient } from '@aws-sdk/client-sqs';
import { DynamoDBDocumentClient, GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, expect, it } from 'vitest';
import { BASE_ANALYSES } from '../../../core/article/analysis.ts';
import type { Language } from '../../../core/article/language.ts';
import type { PassageMessage } from '../../../core/article/messages.ts';
import { PIPELINE_VERSION } from '../../../core/article/pipeline-version.ts';
import { parsePassage } from '../../../core/store/passage-item.ts';
import { aHead, aPassage } from '../../support/articles.ts';
import { sqsEvent } from '../../support/events.ts';
import { loadHandler } from '../../support/load-handler.ts';

const sqs = mockClient(SQSClient);
const table = mockClient(DynamoDBDocumentClient);
const message = (index: number, text: string, language: Language): PassageMessage => ({
  articleId: 'article-1',
  generation: 'g5',
  pipelineVersion: PIPELINE_VERSION,
  language,
  analyses: BASE_ANALYSES,
  passage: aPassage(text, index),
});

beforeEach(() => {
  sqs.reset();
  table.reset();
  sqs.onAnyCommand().resolves({});
  table.on(GetCommand).resolves({ Item: aHead({ pending: new Set([0, 1]) }) });
  table.on(PutCommand).resolves({});
  table.on(UpdateCommand).resolves({ Attributes: {} });
});

it('the enrich-embedded handler records passages as enrich does, unbilled, and without a cache', async () => {
  const handler = await loadHandler('enrich-embedded');
  const event = sqsEvent([
    message(0, 'Brandt spoke in Bonn.', 'en'),
    message(1, 'Ilse Brandt sprach in Bonn.', 'de'),
  ]);
  expect(await handler(event)).toEqual({ batchItemFailures: [] });
  const records = table
    .commandCalls(PutCommand)
    .map(({ args: [{ input }] }) => parsePassage(input.Item ?? {}));
  expect(records).toMatchObject([
    {
      index: 0,
      entities: expect.arrayContaining([expect.objectContaining({ text: 'Bonn', type: 'LOCATION' })]),
      sentiment: { label: expect.any(String) },
      usage: {
        entityUnits: 0,
        sentimentUnits: 0,
        cachedUnits: 0,
        calls: [],
        listPrice: { to10M: 0, to50M: 0, beyond: 0 },
      },
      engine: { name: 'embedded' },
    },
    {
      index: 1,
      entities: [{ text: 'Ilse Brandt' }, { text: 'Bonn' }],
      failures: { sentiment: 'LANGUAGE_REFUSED' },
    },
  ]);
  const commands = table.calls().map(({ args: [command] }) => command.constructor.name);
  expect(new Set(commands)).toEqual(new Set(['GetCommand', 'PutCommand', 'UpdateCommand']));
});
