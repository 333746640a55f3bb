import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { BatchGetCommand, DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { batchGet } from '../../../core/store/batch-get.ts';
import { headKey } from '../../../core/store/keys.ts';

const mock = mockClient(DynamoDBDocumentClient);
const client = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const key = (id: string) => ({ ...headKey(id) });
const asked = () => mock.commandCalls(BatchGetCommand).map(({ args: [{ input }] }) => input.RequestItems?.t);

beforeEach(() => {
  mock.reset();
  vi.spyOn(Math, 'random').mockReturnValue(0);
});
afterEach(() => vi.restoreAllMocks());

it('asks for a hundred at a time, consistently', async () => {
  mock.on(BatchGetCommand).resolves({ Responses: { t: [{ id: 'x' }] } });
  const keys = Array.from({ length: 201 }, (_, i) => key(String(i)));
  expect(await batchGet(client, 't', keys)).toHaveLength(3);
  expect(asked().map((request) => request?.Keys?.length)).toEqual([100, 100, 1]);
  expect(asked()[0]?.ConsistentRead).toBe(true);
});

it('asks again for the unprocessed keys, and for no others', async () => {
  mock
    .on(BatchGetCommand)
    .resolvesOnce({ Responses: { t: [{ id: 'a' }] }, UnprocessedKeys: { t: { Keys: [key('b')] } } })
    .resolves({ Responses: { t: [{ id: 'b' }] } });
  expect(await batchGet(client, 't', [key('a'), key('b')])).toEqual([{ id: 'a' }, { id: 'b' }]);
  expect(asked()[1]).toEqual({ Keys: [key('b')], ConsistentRead: true });
});

it('fails if keys stay unprocessed', async () => {
  mock.on(BatchGetCommand).resolves({ UnprocessedKeys: { t: { Keys: [key('b')] } } });
  await expect(batchGet(client, 't', [key('a'), key('b')])).rejects.toThrow('DynamoDB left 1 items unread');
});
