import { ProvisionedThroughputExceededException } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { QuotaStore } from '../../../core/store/quota-store.ts';
import { Table } from '../../../core/store/table.ts';
import { startTable, type TestTable } from '../../support/start-table.ts';

const SECOND = 1_800_000_000;
let table: TestTable;
let store: QuotaStore;
let api = 'Api';

beforeAll(async () => {
  table = await startTable();
  store = new QuotaStore(new Table(table.name, table.client));
});
afterAll(() => table.stop());
afterEach(() => {
  api += '+';
});
const take = (count: number, limit = 10, from = 0) => store.take(api, SECOND, { count, from, limit });

describe('the quota of a second', () => {
  it('gives each call to one of any number of concurrent callers', async () => {
    const taken = await Promise.all(Array.from({ length: 25 }, () => take(1)));
    const ours = taken.filter((one) => one !== undefined);
    expect(ours.sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  });

  it('exceeds the limit by the last request rather than leave calls unused, and is then full', async () => {
    expect(await take(7)).toBe(7);
    expect(await take(7)).toBe(14);
    expect(await take(1)).toBeUndefined();
  });

  it('starts where the first caller says: the calls before that count as taken', async () => {
    expect(await take(2, 10, 4)).toBe(6);
    expect(await take(2, 10, 8)).toBe(8);
  });

  it('is for one API and one second', async () => {
    expect(await take(10)).toBe(10);
    expect(await store.take(api, SECOND + 1, { count: 3, from: 0, limit: 10 })).toBe(3);
    expect(await store.take(`${api} of another`, SECOND, { count: 4, from: 0, limit: 10 })).toBe(4);
  });

  it('expires an hour later', async () => {
    await take(1);
    const Key = { pk: `QUOTA#${api}`, sk: String(SECOND) };
    const { Item } = await table.client.send(new GetCommand({ TableName: table.name, Key }));
    expect(Item).toEqual({ ...Key, taken: 1, expiresAt: SECOND + 3_600 });
  });

  it('is not taken for full if the table is throttled', async () => {
    const mock = mockClient(DynamoDBDocumentClient);
    mock
      .on(UpdateCommand)
      .rejects(new ProvisionedThroughputExceededException({ message: 'slow down', $metadata: {} }));
    await expect(take(1)).rejects.toThrow('slow down');
    mock.restore();
  });
});
