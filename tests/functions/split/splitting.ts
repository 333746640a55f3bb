import { afterAll, beforeAll, beforeEach } from 'vitest';
import { createDesk, type Desk } from '../../support/create-desk.ts';
import { startTable, type TestTable } from '../../support/start-table.ts';

export const TEXT = `Harbour opens\n\n${'Iran said that the harbour would open again in the spring. '.repeat(40)}`;
export const OTHER = 'Harbour closes\n\nTehran said that the harbour would close in the autumn.';

/** Starts one table for the tests of a file, and hands each test the desk of a new article in it. */
export function eachWithDesk(name: string, use: (desk: Desk) => void): void {
  let table: TestTable;
  let count = 0;
  beforeAll(async () => {
    table = await startTable();
  });
  afterAll(() => table.stop());
  beforeEach(() => use(createDesk(table, `${name}-${++count}.txt`)));
}

/** The desk's store as a port of split, with one of its writes replaced. */
export function storeWith(desk: Desk, overrides: Partial<Desk['store']>): { store: Desk['store'] } {
  const { store } = desk;
  const bound = {
    readHead: store.readHead.bind(store),
    claim: store.claim.bind(store),
    advance: store.advance.bind(store),
    putTombstone: store.putTombstone.bind(store),
  };
  return { store: Object.assign(Object.create(store), bound, overrides) as Desk['store'] };
}

/** Takes the passages that were sent, and returns their indices. */
export function sentIndices(desk: Desk): number[] {
  return desk.queues.passages.take().map(({ passage }) => passage.index);
}
