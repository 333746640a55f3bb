import { afterAll, beforeAll, beforeEach } from 'vitest';
import { createTestStages, type TestStages } from '../../support/create-test-stages.ts';
import { startTable, type TestTable } from '../../support/start-table.ts';

export const TEXT = `Harbour opens\n\n${'Iran said that the harbour would open again in the spring. '.repeat(40)}`;
export const OTHER = 'Harbour closes\n\nTehran said that the harbour would close in the autumn.';

/** Starts one table for the tests of a file, and hands each test the stages of a new article in it. */
export function eachWithDesk(name: string, use: (stages: TestStages) => void): void {
  let table: TestTable;
  let count = 0;
  beforeAll(async () => {
    table = await startTable();
  });
  afterAll(() => table.stop());
  beforeEach(() => use(createTestStages(table, `${name}-${++count}.txt`)));
}

/** The stages's store as a port of split, with one of its writes replaced. */
export function storeWith(
  stages: TestStages,
  overrides: Partial<TestStages['store']>,
): { store: TestStages['store'] } {
  const { store } = stages;
  const bound = {
    readHead: store.readHead.bind(store),
    claim: store.claim.bind(store),
    advance: store.advance.bind(store),
    putTombstone: store.putTombstone.bind(store),
  };
  return { store: Object.assign(Object.create(store), bound, overrides) as TestStages['store'] };
}

/** Takes the passages that were sent, and returns their indices. */
export function sentIndices(stages: TestStages): number[] {
  return stages.queues.passages.take().map(({ passage }) => passage.index);
}
