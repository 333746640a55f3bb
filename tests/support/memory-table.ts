import { BatchGetCommand, GetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { Item } from '../../core/store/keys.ts';
import { Table } from '../../core/store/table.ts';
import { FakeTable, tableClientOf } from '../simulation/fake-table.ts';

/** What was asked of a table. */
export interface Reads {
  requests: number;
  /** As DynamoDB bills them: 4 KB of a consistent read, rounded up for each item that is read by its key, and for each range. */
  units: number;
  /** Requests that were not consistent. */
  inconsistent: number;
}

/**
 * A table in memory, for readers.
 *
 * @param pageSize the most items of one answer to a query, as where DynamoDB reaches its limit of 1 MB
 */
export function memoryTable(items: readonly Item[] = [], pageSize = 1000) {
  const fake = new FakeTable({ leaveUndone: () => false, readStale: () => false, pageSize });
  const reads: Reads = { requests: 0, units: 0, inconsistent: 0 };
  const client = tableClientOf(async (command) => {
    const answer = fake.execute(command);
    reads.requests++;
    reads.units += unitsOf(command, answer);
    if (!isConsistent(command)) reads.inconsistent++;
    return answer;
  });
  const table = new Table('table', client);
  const put = (more: readonly Item[]) => table.putMany(more);
  return { table, fake, reads, put, ready: put(items) };
}

const UNIT_BYTES = 4096;
const sizeOf = (item: object) =>
  Object.entries(item).reduce(
    (sum, [name, value]) =>
      sum +
      name.length +
      (value instanceof Uint8Array ? value.byteLength : Buffer.byteLength(JSON.stringify(value) ?? '')),
    0,
  );
const unitsFor = (bytes: number) => Math.max(1, Math.ceil(bytes / UNIT_BYTES));

/** The read units of a request by DynamoDB's rules: a range is billed as a whole, and each item of a batch by itself. */
function unitsOf(command: unknown, answer: object): number {
  if (command instanceof QueryCommand) {
    const { Items = [] } = answer as { Items?: object[] };
    return unitsFor(Items.reduce((sum, item) => sum + sizeOf(item), 0));
  }
  if (command instanceof BatchGetCommand) {
    const [keys = { Keys: [] }] = Object.values(command.input.RequestItems ?? {});
    return keys.Keys?.length ?? 0;
  }
  return command instanceof GetCommand ? 1 : 0;
}

function isConsistent(command: unknown): boolean {
  if (command instanceof QueryCommand || command instanceof GetCommand)
    return command.input.ConsistentRead === true;
  if (command instanceof BatchGetCommand)
    return Object.values(command.input.RequestItems ?? {}).every(
      ({ ConsistentRead }) => ConsistentRead === true,
    );
  return true;
}
