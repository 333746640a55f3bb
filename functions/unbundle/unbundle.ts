import { articleIdOf } from '@copydesk/core/article/article-id';
import { type BundleStatus, type Place, START } from '@copydesk/core/article/bundle';
import { generationOfBundle } from '@copydesk/core/article/generation';
import type {
  BundleEventMessage,
  BundleMessage,
  BundleRereadMessage,
  BundleWorkMessage,
} from '@copydesk/core/article/messages';
import { SCHEMA_VERSION } from '@copydesk/core/article/pipeline-version';
import { LOWEST_SEQUENCER } from '@copydesk/core/article/sequencer';
import type { BusEvent } from '@copydesk/core/runtime/event-bus';
import type { Log } from '@copydesk/core/runtime/logger';
import type { S3Objects } from '@copydesk/core/runtime/s3-objects';
import type { BundleRecord, BundleReport, SliceRecord } from '@copydesk/core/store/bundle-items';
import type { BundleStore } from '@copydesk/core/store/bundle-store';
import { bundleEventOf } from './bundle-event.ts';
import { decideBegin } from './decide-begin.ts';
import { readSlice, type SlicePorts, type SliceTask } from './read-slice.ts';
import { SeenItems } from './seen-items.ts';
import { sumUp } from './tally.ts';

/** What unbundle reads and writes. */
export interface UnbundlePorts extends SlicePorts {
  readonly store: Pick<BundleStore, 'read' | 'claim' | 'readSlices' | 'putSlice' | 'finish'>;
  readonly bundles: Pick<S3Objects, 'describe' | 'openVersion'>;
  readonly queue: {
    send(messages: readonly BundleMessage[], options?: { readonly delaySeconds?: number }): Promise<void>;
  };
  readonly events: { emit(event: BusEvent): Promise<void> };
  readonly log: Log;
  /** No invocation can live longer. */
  readonly invocationLifetimeSeconds: number;
  now(): Date;
}

/** How often a bundle is looked at again after a race was lost, before the event is left to a redelivery. */
const MAX_LOOKS = 3;
/** How long slices are kept: longer than any message can wait in a queue and its dead-letter queue. */
const SLICE_SECONDS = 60 * 24 * 60 * 60;

/** Handles one message. Any number of deliveries of any messages, in any order, end the same. */
export async function unbundle(message: BundleMessage, ports: UnbundlePorts): Promise<void> {
  switch (message.type) {
    case 'begin':
      return beginBundle(message, ports);
    case 'go-on':
      return goOn(message, ports);
    case 'look-again':
      return reread(message, ports);
  }
}

/**
 * Makes the bundle's record name the version that stands in the bucket, if none newer was begun, and asks for its
 * items. A deleted bundle changes nothing: its articles are objects of their own.
 *
 * @throws Error for what a retry can cure, a race lost each time included
 */
async function beginBundle(event: BundleEventMessage, ports: UnbundlePorts): Promise<void> {
  const { bucket, key } = event;
  const bundleId = articleIdOf(bucket, key);
  const goOnWith = (generation: string) => ({ type: 'go-on', bucket, key, generation }) as const;
  for (let look = 1; look <= MAX_LOOKS; look++) {
    const record = await ports.store.read(bundleId);
    const source = (await ports.bundles.describe(bucket, key))?.source;
    const action = decideBegin(event, source?.etag, record);
    if (action === 'done') return;
    if (action === 'resume' || !source)
      return ports.queue.send([goOnWith((record as BundleRecord).generation)]);
    const sequencer = event.sequencer ?? record?.sequencer ?? LOWEST_SEQUENCER;
    const generation = generationOfBundle(event.sequencer, record?.generation, source.etag);
    const begun: BundleRecord = {
      bundleId,
      schemaVersion: SCHEMA_VERSION,
      status: 'UNBUNDLING',
      source,
      sequencer,
      generation,
      ...(record && { previous: record.generation }),
      receivedAt: source.receivedAt,
    };
    // Who claims may die before it asks for the items, and a twin, handed the same message, may have found nothing to do, and
    // deleted it: before there was anything, or when the bundle was gone, of which no record tells.
    const delaySeconds = ports.invocationLifetimeSeconds;
    await ports.queue.send([{ ...goOnWith(generation), isSecondLook: true }], { delaySeconds });
    if (await ports.store.claim(begun, record)) return ports.queue.send([goOnWith(generation)]);
  }
  throw new Error(`${bucket}/${key} changed under each of ${MAX_LOOKS} looks; it is looked at again`);
}

/** Reads the next slice of the version in work, or finishes it. */
async function goOn(message: BundleWorkMessage, ports: UnbundlePorts): Promise<void> {
  const { store } = ports;
  const bundleId = articleIdOf(message.bucket, message.key);
  const record = await store.read(bundleId);
  const { isSecondLook, ...next } = message;
  if (record?.generation !== message.generation) return;
  if (record.status !== 'UNBUNDLING') return isSecondLook ? undefined : announce(record, ports);
  const slices = chainOf(await store.readSlices(bundleId, record.generation));
  const last = slices.at(-1);
  // Once there is a slice, each has asked for the next.
  if (isSecondLook) return last ? undefined : ports.queue.send([next]);
  if (last?.isLast) return finish(record, slices, ports);
  const slice = await readSlice(taskOf(record, last?.end ?? START, slices, { isReread: false }), ports);
  // The change's own event is on the way; where it was not to come, that shows when everything else is over.
  if (slice === 'changed') return planReread(record, ports);
  const expiresAt = Math.floor(ports.now().getTime() / 1000) + SLICE_SECONDS;
  // Where a twin's slice stands, that one counts; it may end elsewhere. Whoever goes on finds it.
  await store.putSlice({ bundleId, generation: record.generation, ...slice, expiresAt });
  await ports.queue.send([next]);
}

/** Has all of a version read once more, when no invocation of now can be alive. */
async function planReread({ source, generation }: BundleRecord, ports: UnbundlePorts): Promise<void> {
  const { bucket, key } = source;
  await ports.queue.send([{ type: 'look-again', bucket, key, generation, from: START }], {
    delaySeconds: ports.invocationLifetimeSeconds,
  });
}

async function finish(
  record: BundleRecord,
  slices: readonly SliceRecord[],
  ports: UnbundlePorts,
): Promise<void> {
  const report = sumUp(slices);
  const finished: BundleRecord = { ...record, status: statusOf(report), report };
  if (await ports.store.finish(record, finished.status, report)) await announce(finished, ports);
}

function statusOf({ counts, stop }: BundleReport): BundleStatus {
  if (counts.items === 0) return 'REJECTED';
  return stop || Object.keys(counts.faults).length > 0 ? 'PARTIAL' : 'UNBUNDLED';
}

async function announce(record: BundleRecord, ports: UnbundlePorts): Promise<void> {
  // An invocation that read an older version may have been about to write when this version was read.
  if (record.previous !== undefined) await planReread(record, ports);
  ports.log.info('Unbundled', { key: record.source.key, status: record.status, ...record.report?.counts });
  await ports.events.emit(bundleEventOf(record));
}

/** Puts right, from a place on, what an older version wrote over this one. */
async function reread(message: BundleRereadMessage, ports: UnbundlePorts): Promise<void> {
  const bundleId = articleIdOf(message.bucket, message.key);
  const record = await ports.store.read(bundleId);
  if (record?.generation !== message.generation) return;
  const slices = chainOf(await ports.store.readSlices(bundleId, record.generation));
  const slice = await readSlice(taskOf(record, message.from, slices, { isReread: true }), ports);
  if (slice !== 'changed') {
    if (!slice.isLast) await ports.queue.send([{ ...message, from: slice.end }]);
  } else if (record.status === 'UNBUNDLING') {
    // Begun over a bundle that had just been put back: no event tells of it any more.
    await ports.queue.send([{ type: 'begin', kind: 'put', bucket: message.bucket, key: message.key }]);
  }
}

function taskOf(
  record: BundleRecord,
  from: Place,
  slices: readonly SliceRecord[],
  { isReread }: Pick<SliceTask, 'isReread'>,
): SliceTask {
  return { record, from, context: slices[0]?.context, seen: new SeenItems(slices), isReread };
}

/** The slices in their order, from the bundle's beginning on. */
function chainOf(slices: readonly SliceRecord[]): SliceRecord[] {
  return slices.toSorted((a, b) => a.begin.position - b.begin.position);
}
