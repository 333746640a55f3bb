import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BudgetStore, dayOf } from '../../../core/store/budget-store.ts';
import { Table } from '../../../core/store/table.ts';
import { startTable, type TestTable } from '../../support/start-table.ts';

let table: TestTable;
let store: BudgetStore;

beforeAll(async () => {
  table = await startTable();
  store = new BudgetStore(new Table(table.name, table.client));
});
afterAll(() => table.stop());

describe('a day’s budget', () => {
  it('is taken until it is spent; only the last call may exceed it', async () => {
    const taken = await Promise.all(Array.from({ length: 20 }, () => store.spend('2026-11-24', 30, 100)));
    expect(taken.filter(Boolean)).toHaveLength(4);
    expect(await store.readSpent('2026-11-24')).toBe(120);
    expect(await store.spend('2026-11-24', 1, 100)).toBe(false);
    expect(await store.spend('2026-11-25', 1, 100)).toBe(true);
  });

  it('is unspent before the first call', async () => {
    expect(await store.readSpent('2026-11-26')).toBe(0);
  });

  it('is unspent again after it is forgiven', async () => {
    await store.spend('2026-11-27', 100, 100);
    await store.forgive('2026-11-27');
    expect(await store.readSpent('2026-11-27')).toBe(0);
    expect(await store.spend('2026-11-27', 1, 100)).toBe(true);
  });

  it('is stored for a month', async () => {
    await store.spend('2026-11-28', 7, 100);
    const Key = { pk: 'QUOTA#units', sk: '2026-11-28' };
    const { Item } = await table.client.send(new GetCommand({ TableName: table.name, Key }));
    expect(Item).toEqual({ ...Key, taken: 7, expiresAt: Date.parse('2026-12-29T00:00:00Z') / 1000 });
  });

  it('is for a day in UTC', () => {
    expect(dayOf(new Date('2026-11-24T23:59:59.999Z'))).toBe('2026-11-24');
  });
});

it('the note that the budget stopped enrich is stored until it is cleared', async () => {
  expect(await store.readStop()).toBe(false);
  await store.noteStop();
  expect(await store.readStop()).toBe(true);
  await store.clearStop();
  expect(await store.readStop()).toBe(false);
});
