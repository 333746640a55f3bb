import { PutCommand } from '@aws-sdk/lib-dynamodb';
import type { QueueName } from '../../../core/runtime/stages.ts';
import { TABLE_NAME } from '../stages.ts';
import type { World } from '../world.ts';

/** A change of an object: what was put and when, or its deletion. */
interface Upload {
  readonly key: string;
  readonly body?: string;
  readonly receivedAt?: string;
}

/** Everything that outlives a deployment: what was uploaded, the items of the table, and the messages in the queues. */
export interface Snapshot {
  /** Every version of every object in order; a missing body is a deletion. */
  readonly uploads: readonly Upload[];
  readonly items: readonly Readonly<Record<string, unknown>>[];
  /** The bodies of the messages that were not deleted yet, received ones included. */
  readonly messages: Readonly<Record<QueueName, readonly string[]>>;
  /** The events on the bus, by id: another one of the same id says nothing new. */
  readonly events: readonly object[];
}

/** Takes a snapshot while functions run: as if all of them died at this moment. */
export function takeSnapshot({ bucket, table, queues, events }: World): Snapshot {
  const states = [...bucket.history].flatMap(([key, history]) =>
    history.slice(1).map(({ body, change, receivedAt }) => ({
      change,
      upload: { key, ...(body !== undefined && { body }), ...(receivedAt !== undefined && { receivedAt }) },
    })),
  );
  return {
    uploads: states.toSorted((a, b) => a.change - b.change).map(({ upload }) => upload),
    items: [...table.partitions].flatMap((pk) => [...table.partition(pk).values()]),
    messages: Object.fromEntries(
      Object.values(queues).map(({ name, bodies }) => [name, bodies]),
    ) as unknown as Snapshot['messages'],
    events: [...events],
  };
}

/** Puts a snapshot into a world in which nothing has happened yet. */
export function restoreSnapshot(world: World, { uploads, items, messages, events }: Snapshot): void {
  // The messages of the snapshot hold the events.
  world.losesEvents = true;
  for (const { key, body, receivedAt } of uploads) {
    if (receivedAt !== undefined) world.scheduler.now = Date.parse(receivedAt);
    if (body === undefined) world.bucket.delete(key);
    else world.bucket.put(key, body);
  }
  world.losesEvents = false;
  world.hasLostEvents = false;
  for (const Item of items) world.table.execute(new PutCommand({ TableName: TABLE_NAME, Item: { ...Item } }));
  for (const [name, bodies] of Object.entries(messages))
    for (const body of bodies) world.queues[name as QueueName].add(body);
  world.events.push(...(events as typeof world.events));
}

/** Encodes snapshots as JSON, with sets and bytes. */
export function encodeSnapshots(snapshots: readonly Snapshot[]): string {
  return JSON.stringify(snapshots, (_, value) => {
    if (value instanceof Set) return { $set: [...value] };
    if (value?.type === 'Buffer' && Array.isArray(value.data))
      return { $bytes: Buffer.from(value.data).toString('base64') };
    return value instanceof Uint8Array ? { $bytes: Buffer.from(value).toString('base64') } : value;
  });
}

export function decodeSnapshots(text: string): Snapshot[] {
  return JSON.parse(text, (_, value) => {
    if (Array.isArray(value?.$set)) return new Set(value.$set);
    return typeof value?.$bytes === 'string' ? new Uint8Array(Buffer.from(value.$bytes, 'base64')) : value;
  });
}
