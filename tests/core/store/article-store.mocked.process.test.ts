import {
  ConditionalCheckFailedException,
  ProvisionedThroughputExceededException,
} from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { ArticleStore } from '../../../core/store/article-store.ts';
import { Table } from '../../../core/store/table.ts';
import { aClaim, aPassageRecord } from '../../support/articles.ts';

/** How the store handles answers that an emulator does not give. article-store.test.ts tests its conditions on one. */
const dynamo = mockClient(DynamoDBDocumentClient);
const store = new ArticleStore(new Table('Articles'));
const seen = { generation: 'g4', sequencer: '04' };
const flip = {
  articleId: 'a',
  generation: 'g5',
  status: 'ENRICHED',
  reasons: [],
  publishedAt: '2026-11-24T09:30:00.000Z',
  units: 12,
} as const;
const writes: [string, () => Promise<unknown>, unknown][] = [
  ['claim', () => store.claim(aClaim({ seen })), false],
  ['advance', () => store.advance('a', seen, '05'), false],
  [
    'putTombstone',
    () =>
      store.putTombstone({
        articleId: 'a',
        bucket: 'b',
        key: 'k',
        sequencer: '05',
        generation: 'g5',
        pipelineVersion: '1',
        seen,
        expiresAt: 1,
      }),
    false,
  ],
  ['putPassage', () => store.putPassage(aPassageRecord('text')), false],
  ['settlePassages', () => store.settlePassages('a', 'g5', [0]), undefined],
  ['flip', () => store.flip(flip), false],
];

beforeEach(() => dynamo.reset());

describe.each(writes)('%s', (_, write, refused) => {
  it('returns a failed condition as a result, not as an error', async () => {
    dynamo.onAnyCommand().rejects(new ConditionalCheckFailedException({ message: 'no', $metadata: {} }));
    expect(await write()).toBe(refused);
  });

  it.each([
    ['throttling', new ProvisionedThroughputExceededException({ message: 'slow down', $metadata: {} })],
    [
      'an answer that was lost',
      Object.assign(new Error('slow down: socket hang up'), { code: 'ECONNRESET' }),
    ],
  ])('throws %s', async (_, error) => {
    dynamo.onAnyCommand().rejects(error);
    await expect(write()).rejects.toThrow('slow down');
  });

  it('is conditional', async () => {
    dynamo.onAnyCommand().resolves({});
    await write();
    const [call] = dynamo.calls();
    expect(call?.args[0].input).toHaveProperty('ConditionExpression');
    expect(call?.args[0]).toSatisfy((c: unknown) => c instanceof PutCommand || c instanceof UpdateCommand);
  });
});
