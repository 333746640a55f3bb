import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import {
  BatchGetCommand,
  BatchWriteCommand,
  DeleteCommand,
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { applyUpdate, type Expressions, holds, type Item, matchesKey } from './expressions.ts';

interface Key {
  readonly pk: string;
  readonly sk: string;
}

/** The random faults of the table. */
export interface TableChaos {
  /** Whether the next request of a batch is returned as unprocessed. */
  leaveUndone(): boolean;
  /** Whether an eventually consistent read returns an item without its last write. */
  readStale(): boolean;
  /** The items on one page of a query. */
  readonly pageSize: number;
  /** The time, and by how much the index lags behind at most; without them it does not lag. In milliseconds. */
  readonly now?: () => number;
  indexLagMs?(): number;
}

/** An entry of the index, from a time on; without keys where the item is not in the index. */
interface IndexEntry {
  readonly at: number;
  readonly key: Key;
  readonly gsi1pk?: unknown;
  readonly gsi1sk?: unknown;
}

/** DynamoDB, as far as core/store uses it. Any other operation or expression is an error. */
export class FakeTable {
  readonly #partitions = new Map<string, Map<string, Item>>();
  /** The items as they were before their last writes. */
  readonly #before = new Map<string, Map<string, Item | undefined>>();
  /** The entries of each item, the oldest first. */
  readonly #index = new Map<string, Map<string, IndexEntry[]>>();
  readonly #chaos: TableChaos;
  /** Called after each write, with the item as it is now; undefined where it was deleted. */
  onWrite: (key: Key, item: Item | undefined) => void = () => {};

  constructor(chaos: TableChaos) {
    this.#chaos = chaos;
  }

  /** A partition's items, by sort key. */
  partition(pk: string): ReadonlyMap<string, Item> {
    return this.#partitions.get(pk) ?? new Map();
  }

  get partitions(): Iterable<string> {
    return this.#partitions.keys();
  }

  /** Deletes an item as TTL does, at a time that DynamoDB does not promise. */
  expire(key: Key): void {
    this.#write(key, undefined);
  }

  /** Executes a command at once. Only a batch may be executed in part. */
  execute(command: unknown): object {
    if (command instanceof GetCommand) {
      const item = this.#read(command.input.Key as Key, command.input.ConsistentRead);
      return item ? { Item: item } : {};
    }
    if (command instanceof PutCommand) {
      const item = command.input.Item as Item;
      this.#check(item as unknown as Key, command.input);
      this.#write(item as unknown as Key, item);
      return {};
    }
    if (command instanceof UpdateCommand) return this.#update(command);
    if (command instanceof DeleteCommand) {
      this.#check(command.input.Key as Key, command.input);
      this.#write(command.input.Key as Key, undefined);
      return {};
    }
    if (command instanceof QueryCommand) return this.#query(command);
    if (command instanceof BatchWriteCommand) return this.#batchWrite(command);
    if (command instanceof BatchGetCommand) return this.#batchGet(command);
    throw new Error(`The fake table does not know ${(command as object).constructor.name}`);
  }

  #update({ input }: UpdateCommand): object {
    const key = input.Key as Key;
    this.#check(key, input);
    const next = applyUpdate(input.UpdateExpression ?? '', input, { ...this.#stored(key), ...key });
    this.#write(key, next);
    return input.ReturnValues?.endsWith('_NEW') ? { Attributes: next } : {};
  }

  #query(command: QueryCommand): object {
    return command.input.IndexName ? this.#queryIndex(command) : this.#queryTable(command);
  }

  /** The keys of a partition of the index, as they were some time ago. */
  #queryIndex({ input }: QueryCommand): object {
    if (input.ConsistentRead)
      throw new Error('Consistent reads are not supported on global secondary indexes');
    const { pk, from, to } = matchesKey(input.KeyConditionExpression ?? '', input, ['gsi1pk', 'gsi1sk']);
    const seenAt = this.#now() - (this.#chaos.indexLagMs?.() ?? 0);
    const items = [...this.#index.values()].flatMap((partition) => [...partition.values()]);
    const rows = items.flatMap((entries): Item[] => {
      const { key, gsi1pk, gsi1sk } = entries.findLast(({ at }) => at <= seenAt) ?? {};
      return gsi1pk === pk && String(gsi1sk) >= from && String(gsi1sk) <= to
        ? [{ ...key, gsi1pk, gsi1sk }]
        : [];
    });
    const placeOf = ({ gsi1sk, pk, sk }: Item) => `${gsi1sk}\n${pk}\n${sk}`;
    const start = input.ExclusiveStartKey && placeOf(input.ExclusiveStartKey);
    const isDescending = input.ScanIndexForward === false;
    const left = rows
      .filter((row) => start === undefined || (isDescending ? placeOf(row) < start : placeOf(row) > start))
      .sort((a, b) => (placeOf(a) < placeOf(b) === isDescending ? 1 : -1));
    const page = left.slice(0, Math.min(this.#chaos.pageSize, input.Limit ?? Number.POSITIVE_INFINITY));
    const last = page.at(-1);
    return { Items: page, ...(last && page.length < left.length && { LastEvaluatedKey: last }) };
  }

  #now(): number {
    return this.#chaos.now?.() ?? 0;
  }

  #queryTable({ input }: QueryCommand): object {
    const { pk, from, to } = matchesKey(input.KeyConditionExpression ?? '', input);
    const isDescending = input.ScanIndexForward === false;
    const start = (input.ExclusiveStartKey as Key | undefined)?.sk;
    const isAfterStart = (sk: string) => start === undefined || (isDescending ? sk < start : sk > start);
    const stale = !input.ConsistentRead && this.#chaos.readStale();
    const partition = this.partition(pk);
    const keys = [...partition.keys()].filter((sk) => sk >= from && sk <= to && isAfterStart(sk)).sort();
    if (isDescending) keys.reverse();
    const seen = stale ? this.#before.get(pk) : partition;
    const items = keys.map((sk) => seen?.get(sk)).filter((item) => item !== undefined);
    const page = items.slice(0, Math.min(this.#chaos.pageSize, input.Limit ?? Number.POSITIVE_INFINITY));
    const last = page.at(-1);
    return {
      Items: page,
      ...(last && page.length < items.length && { LastEvaluatedKey: { pk, sk: last.sk } }),
    };
  }

  #batchWrite({ input }: BatchWriteCommand): object {
    const undone: Record<string, object[]> = {};
    for (const [table, requests] of Object.entries(input.RequestItems ?? {})) {
      if (requests.length < 1 || requests.length > 25)
        throw new Error(`A batch of ${requests.length} requests`);
      const keys = requests.map(({ PutRequest, DeleteRequest }) => PutRequest?.Item ?? DeleteRequest?.Key);
      if (keys.length > 1 && new Set(keys.map((key) => `${key?.pk} ${key?.sk}`)).size < keys.length)
        throw new Error('Provided list of item keys contains duplicates');
      for (const request of requests) {
        if (this.#chaos.leaveUndone()) {
          undone[table] = [...(undone[table] ?? []), request];
          continue;
        }
        const item = request.PutRequest?.Item as Item | undefined;
        this.#write((item ?? request.DeleteRequest?.Key) as unknown as Key, item);
      }
    }
    return { UnprocessedItems: undone };
  }

  #batchGet({ input }: BatchGetCommand): object {
    const [[table, { Keys = [], ConsistentRead }] = ['', {}]] = Object.entries(input.RequestItems ?? {});
    const left = Keys.filter(() => this.#chaos.leaveUndone());
    const items = Keys.filter((key) => !left.includes(key)).flatMap(
      (key) => this.#read(key as unknown as Key, ConsistentRead) ?? [],
    );
    return {
      Responses: { [table]: items },
      UnprocessedKeys: left.length > 0 ? { [table]: { Keys: left } } : {},
    };
  }

  #writeIndex({ pk, sk }: Key, item: Item | undefined): void {
    const { gsi1pk, gsi1sk } = item ?? {};
    const entries = entryOf(this.#index, pk).get(sk) ?? [];
    const last = entries.at(-1);
    if (last?.gsi1pk === gsi1pk && last?.gsi1sk === gsi1sk) return;
    entryOf(this.#index, pk).set(sk, entries);
    entries.push({ at: this.#now(), key: { pk, sk }, gsi1pk, gsi1sk });
  }

  #stored({ pk, sk }: Key): Item | undefined {
    return this.#partitions.get(pk)?.get(sk);
  }

  #read(key: Key, consistent: boolean | undefined): Item | undefined {
    return !consistent && this.#chaos.readStale() ? this.#before.get(key.pk)?.get(key.sk) : this.#stored(key);
  }

  #check(key: Key, input: Expressions & { ConditionExpression?: string | undefined }): void {
    if (holds(input.ConditionExpression, input, this.#stored(key))) return;
    throw conditionFailed();
  }

  #write(key: Key, item: Item | undefined): void {
    const { pk, sk } = key;
    const partition = entryOf(this.#partitions, pk);
    entryOf(this.#before, pk).set(sk, partition.get(sk));
    if (item) partition.set(sk, withoutUndefined(item));
    else partition.delete(sk);
    this.#writeIndex(key, partition.get(sk));
    this.onWrite(key, partition.get(sk));
  }
}

function entryOf<Value>(maps: Map<string, Map<string, Value>>, key: string): Map<string, Value> {
  const known = maps.get(key);
  if (known) return known;
  const map = new Map<string, Value>();
  maps.set(key, map);
  return map;
}

/** A copy without the undefined attributes, which the document client's marshalling omits, too. */
function withoutUndefined(item: Item): Item {
  const copy = { ...item };
  for (const name in copy) if (copy[name] === undefined) delete copy[name];
  return copy;
}

/** The error of a failed condition, without the stack that most of its time would go into. */
function conditionFailed(): Error {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  const error = new ConditionalCheckFailedException({
    message: 'The conditional request failed',
    $metadata: {},
  });
  Error.stackTraceLimit = stackTraceLimit;
  return error;
}

/** A client that passes each command to `send`. It is an instance of the class, because paginateQuery accepts no other. */
export function tableClientOf(send: (command: unknown) => Promise<unknown>): DynamoDBDocumentClient {
  return Object.assign(Object.create(DynamoDBDocumentClient.prototype), { send });
}
