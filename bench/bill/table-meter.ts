import {
  BatchGetCommand,
  BatchWriteCommand,
  DeleteCommand,
  GetCommand,
  PutCommand,
  QueryCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { itemSize, WRITE_UNIT_BYTES } from '../../core/store/item-size.ts';
import {
  cacheKey,
  type Item,
  type ItemKey,
  isCardKey,
  isGuideKey,
  isPassageKey,
  isRowKey,
  keyOf,
  quotaKey,
} from '../../core/store/keys.ts';
import type { FakeTable } from '../../tests/simulation/fake-table.ts';

export const KINDS = ['head', 'index', 'passage', 'guide', 'card', 'row', 'cache', 'quota'] as const;
export type Kind = (typeof KINDS)[number];
export type Counts = Record<Kind, number>;

/** A consistent read takes one unit for each 4 KB, or part of them. */
const READ_UNIT_BYTES = 4_096;

/**
 * Counts the units of each request as DynamoDB bills it, on demand.
 *
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/on-demand-capacity-mode.html
 */
export class TableMeter<Part extends string = Kind> {
  writeUnits: Record<Part, number>;
  readUnits: Record<Part, number>;
  readonly #table: FakeTable;
  readonly #partOf: (key: ItemKey) => Part;
  readonly #none: Record<Part, number>;

  /** Stands in front of the table from now on. @param partOf what the units of an item are counted as, one of `parts` */
  constructor(
    table: FakeTable,
    parts: readonly Part[] = KINDS as readonly string[] as readonly Part[],
    partOf: (key: ItemKey) => Part = kindOf as (key: ItemKey) => string as (key: ItemKey) => Part,
  ) {
    this.#table = table;
    this.#partOf = partOf;
    this.#none = Object.fromEntries(parts.map((part) => [part, 0])) as Record<Part, number>;
    this.writeUnits = { ...this.#none };
    this.readUnits = { ...this.#none };
    const execute = table.execute.bind(table);
    table.execute = (command) => {
      const before = keysWrittenBy(command).map((key) => [key, this.#stored(key)] as const);
      const answer = execute(command);
      for (const [key, item] of before) this.#countWrite(key, item, this.#stored(key));
      this.#countRead(command, answer);
      return answer;
    };
  }

  /** Starts to count again. */
  reset(): void {
    this.writeUnits = { ...this.#none };
    this.readUnits = { ...this.#none };
  }

  #stored({ pk, sk }: ItemKey): Item | undefined {
    return this.#table.partition(pk).get(sk);
  }

  #countWrite(key: ItemKey, before: Item | undefined, after: Item | undefined): void {
    const size = Math.max(before ? itemSize(before) : 0, after ? itemSize(after) : 0);
    this.writeUnits[this.#partOf(key)] += Math.max(1, Math.ceil(size / WRITE_UNIT_BYTES));
    const [was, is] = [before?.gsi1pk, after?.gsi1pk];
    const isMoved = was !== is || before?.gsi1sk !== after?.gsi1sk;
    // A digest has no entry in the index.
    if (isMoved && 'index' in this.writeUnits)
      (this.writeUnits as Record<'index', number>).index += (was ? 1 : 0) + (is ? 1 : 0);
  }

  #countRead(command: unknown, answer: object): void {
    const add = (key: ItemKey, bytes: number) => {
      this.readUnits[this.#partOf(key)] += Math.max(1, Math.ceil(bytes / READ_UNIT_BYTES));
    };
    if (command instanceof GetCommand) {
      const { Item: item } = answer as { Item?: Item };
      add(command.input.Key as ItemKey, item ? itemSize(item) : 0);
    }
    if (command instanceof BatchGetCommand)
      for (const { Keys = [] } of Object.values(command.input.RequestItems ?? {}))
        for (const key of Keys as ItemKey[]) add(key, itemSize(this.#stored(key) ?? {}));
    if (command instanceof QueryCommand) {
      const { Items = [] } = answer as { Items?: Item[] };
      // A query is billed for the sum of what it reads. It counts as a read of what is most of it.
      const bytes = Items.reduce((sum, item) => sum + itemSize(item), 0);
      add(
        keyOf(Items.find((item) => isPassageKey(keyOf(item))) ?? Items[0] ?? { pk: '', sk: 'HEAD' }),
        bytes,
      );
    }
  }
}

function keysWrittenBy(command: unknown): ItemKey[] {
  if (command instanceof PutCommand) return [keyOf(command.input.Item as Item)];
  if (command instanceof UpdateCommand || command instanceof DeleteCommand)
    return [keyOf(command.input.Key as Item)];
  if (!(command instanceof BatchWriteCommand)) return [];
  return Object.values(command.input.RequestItems ?? {}).flatMap((requests) =>
    requests.map(({ PutRequest, DeleteRequest }) => keyOf((PutRequest?.Item ?? DeleteRequest?.Key) as Item)),
  );
}

export function kindOf(key: ItemKey): Kind {
  if (isCardKey(key)) return 'card';
  if (isRowKey(key)) return 'row';
  if (isPassageKey(key)) return 'passage';
  if (isGuideKey(key)) return 'guide';
  if (key.sk === cacheKey('').sk) return 'cache';
  return key.pk.startsWith(quotaKey('', '').pk) ? 'quota' : 'head';
}
