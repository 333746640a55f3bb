import { afterAll, beforeAll, expect, it } from 'vitest';
import { DayStore } from '../../../core/store/day-store.ts';
import { Table } from '../../../core/store/table.ts';
import { startTable, type TestTable } from '../../support/start-table.ts';
import { withMethods } from '../../support/with-methods.ts';

let stored: TestTable;
let store: DayStore;
beforeAll(async () => {
  stored = await startTable();
  store = new DayStore(new Table(stored.name, stored.client));
});
afterAll(() => stored.stop());

let next = 1;
const newDay = () => `2026-01-${String(next++).padStart(2, '0')}`;
const digestOf = (day: string, ticket: number) => ({
  ...{ day, ticket, names: [], counters: [] },
  digest: { day, articles: ticket } as never,
});

it('one invocation begins with a day, of two that read the same head', async () => {
  const day = newDay();
  expect(await store.begin(day, undefined)).toBe(1);
  expect(await store.begin(day, undefined)).toBeUndefined();
  const head = await store.readHead(day);
  expect(head).toMatchObject({ taken: 1, running: 1 });
  expect(await store.begin(day, head)).toBe(2);
  expect(await store.begin(day, head)).toBeUndefined();
});

it('an invocation that another one took over from shows nothing, and ends nothing', async () => {
  const day = newDay();
  await store.begin(day, undefined);
  await store.begin(day, await store.readHead(day));
  expect(await store.show(digestOf(day, 1), 'now')).toBe(false);
  expect(await store.end(day, 1)).toBe(false);
  expect(await store.readDigest(day)).toBeUndefined();
  expect(await store.show(digestOf(day, 2), 'now')).toBe(true);
  expect(await store.end(day, 2)).toBe(true);
  expect(await store.readHead(day)).toEqual(
    expect.objectContaining({ taken: 2, revision: 2, madeAt: 'now', articles: 2 }),
  );
});

it('a digest that is replaced while it is read is read again', async () => {
  const day = newDay();
  await store.begin(day, undefined);
  await store.putRevision({ ...digestOf(day, 1), names: [] });
  await store.show(digestOf(day, 1), 'then');
  await store.end(day, 1);
  const table = new Table(stored.name, stored.client);
  let isReplaced = false;
  const racing = new DayStore(
    withMethods(table, {
      getMany: async (keys: Parameters<Table['getMany']>[0]) => {
        const items = await table.getMany(keys);
        if (!isReplaced) {
          isReplaced = true;
          await store.begin(day, await store.readHead(day));
          const older = await store.readOlder(day, 2);
          await store.putRevision(digestOf(day, 2));
          await store.show(digestOf(day, 2), 'now');
          await store.deleteItems(older.keys);
        }
        return items;
      },
    }),
  );
  expect(await racing.readDigest(day)).toMatchObject({ digest: { articles: 2 }, madeAt: 'now' });
});

it('the names of a day are those of one digest, also where it is replaced meanwhile', async () => {
  const day = newDay();
  const name = (word: string) => ({
    ...{ name: word, canonical: word, type: 'PERSON' as const },
    ...{ articles: 1, stories: 1, mentions: 1 },
  });
  const put = async (ticket: number, word: string) => {
    await store.begin(day, await store.readHead(day));
    const older = await store.readOlder(day, ticket);
    const revision = { ...digestOf(day, ticket), names: [name(word)] };
    await store.putRevision(revision);
    await store.show(revision, 'now');
    await store.deleteItems(older.keys);
  };
  await put(1, 'ada');
  const table = new Table(stored.name, stored.client);
  let isReplaced = false;
  const racing = new DayStore(
    withMethods(table, {
      async *query(...of: Parameters<Table['query']>) {
        if (!isReplaced) await put(2, 'bo');
        isReplaced = true;
        yield* table.query(...of);
      },
    }),
  );
  expect(await racing.readNames(day)).toMatchObject([{ name: 'bo' }]);
});
