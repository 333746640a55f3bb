import { BatchWriteCommand, DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { batchWrite } from '../../../core/store/batch-write.ts';
import { createTableClient } from '../../../core/store/table-client.ts';

const dynamo = mockClient(DynamoDBDocumentClient);
const client = createTableClient();
const put = (id: number) => ({ PutRequest: { Item: { pk: String(id) } } });
const requests = (count: number) => Array.from({ length: count }, (_, id) => put(id));
const sent = () =>
  dynamo.commandCalls(BatchWriteCommand).map(({ args: [{ input }] }) => input.RequestItems?.Articles);

beforeEach(() => {
  dynamo.reset();
  vi.spyOn(Math, 'random').mockReturnValue(0);
});
afterEach(() => vi.restoreAllMocks());

describe('a batch write', () => {
  it('sends 25 requests a call, each once', async () => {
    dynamo.on(BatchWriteCommand).resolves({});
    await batchWrite(client, 'Articles', requests(60));
    expect(sent().map((one) => one?.length)).toEqual([25, 25, 10]);
    expect(sent().flat()).toEqual(requests(60));
  });

  it('makes no call without requests', async () => {
    await batchWrite(client, 'Articles', []);
    expect(sent()).toEqual([]);
  });

  it('sends the unprocessed requests again, and no others', async () => {
    dynamo
      .on(BatchWriteCommand)
      .resolvesOnce({ UnprocessedItems: { Articles: [put(1), put(2)] } })
      .resolvesOnce({ UnprocessedItems: { Articles: [put(2)] } })
      .resolves({ UnprocessedItems: {} });
    await batchWrite(client, 'Articles', requests(3));
    expect(sent()).toEqual([requests(3), [put(1), put(2)], [put(2)]]);
  });

  it('fails if some are undone after every attempt, and sends no further batch', async () => {
    dynamo.on(BatchWriteCommand).resolves({ UnprocessedItems: { Articles: [put(0)] } });
    await expect(batchWrite(client, 'Articles', requests(30))).rejects.toThrow(
      'DynamoDB left 1 writes undone in 8 attempts',
    );
    expect(sent()).toHaveLength(8);
  });

  it('reports how many it wrote after each call', async () => {
    const onWritten = vi.fn();
    dynamo
      .on(BatchWriteCommand)
      .resolvesOnce({ UnprocessedItems: { Articles: [put(1), put(2)] } })
      .resolvesOnce({})
      .rejects(new Error('gone'));
    await expect(batchWrite(client, 'Articles', requests(30), onWritten)).rejects.toThrow('gone');
    expect(onWritten.mock.calls).toEqual([[23], [2]]);
  });

  it('passes on the throttling error of the SDK', async () => {
    dynamo.on(BatchWriteCommand).rejects(new Error('ProvisionedThroughputExceeded'));
    await expect(batchWrite(client, 'Articles', requests(1))).rejects.toThrow('ProvisionedThroughput');
  });
});
