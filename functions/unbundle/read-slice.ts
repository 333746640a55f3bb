import type { BundleStop, Place } from '@copydesk/core/article/bundle';
import { Rejection } from '@copydesk/core/article/errors';
import type { S3Objects } from '@copydesk/core/runtime/s3-objects';
import type { BundleContext, BundleRecord, SliceRecord } from '@copydesk/core/store/bundle-items';
import { articleKeyOf, digestOf } from './article-key.ts';
import type { ArticleWriter } from './article-writer.ts';
import type { Frame } from './frame.ts';
import { type Item, ItemRefusal } from './item.ts';
import {
  CONCURRENCY,
  MAX_BUNDLE_BYTES,
  MAX_BYTES_IN_FLIGHT,
  MAX_ITEMS,
  SLICE_BYTES,
  SLICE_ITEMS,
} from './limits.ts';
import { type OpenBundle, openBundle } from './open-bundle.ts';
import { readItem } from './read-item.ts';
import type { SeenItems } from './seen-items.ts';
import { Tally } from './tally.ts';
import { WorkPool } from './work-pool.ts';

/** What reading a slice reads and writes. */
export interface SlicePorts {
  readonly bundles: Pick<S3Objects, 'openVersion'>;
  readonly articles: Pick<ArticleWriter, 'write'>;
  /** Milliseconds that the invocation may still run. */
  msLeft(): number;
}

/** A stretch of a bundle, and what is known before it is read. */
export interface SliceTask {
  readonly record: BundleRecord;
  readonly from: Place;
  /** What was told at the bundle's beginning; undefined where that is to be read now. */
  readonly context: BundleContext | undefined;
  readonly seen: SeenItems;
  /** It was read before: only what an older version wrote over it is put right. */
  readonly isReread: boolean;
}

export type Slice = Omit<SliceRecord, 'bundleId' | 'generation' | 'expiresAt'>;

/** How far a reading came, and what became of what it read. */
interface Reading {
  end: Place;
  isLast: boolean;
  context: BundleContext | undefined;
  stop?: BundleStop;
  readonly tally: Tally;
}

const CONTENT_TYPES = { json: 'application/json', xml: 'application/xml' } as const;

/**
 * Reads a bundle from a place on, and writes an object for each article, until the slice is long enough or half of the
 * invocation's time is over. Reading the same place again writes the same.
 *
 * @returns 'changed' where another version of the bundle stands by now
 * @throws Error for what a retry can cure
 */
export async function readSlice(task: SliceTask, ports: SlicePorts): Promise<Slice | 'changed'> {
  const reading: Reading = { end: task.from, isLast: true, context: task.context, tally: new Tally() };
  try {
    refuseSize(task.record.source.size);
    const opened = await openBundle(ports.bundles, task.record.source, task.from, task.context);
    if (opened === 'changed') return 'changed';
    if (opened === 'gone') {
      reading.stop = { reason: 'GONE', detail: 'The bundle was deleted before it was read to its end' };
    } else {
      reading.context = opened.context;
      reading.isLast = await takeFrames(opened, task, reading, ports);
    }
  } catch (error) {
    // The bundle, or what comes next of it, cannot be read: what was written of it stays.
    if (!(error instanceof Rejection)) throw error;
    reading.stop = { reason: error.reason, detail: error.message };
  }
  const { end, isLast, context, stop, tally } = reading;
  return {
    begin: task.from,
    end,
    isLast,
    ...(context && { context, format: context.format }),
    ...tally.report(),
    ...(stop && { stop }),
    ids: task.seen.pack(),
  };
}

function refuseSize(size: number): void {
  if (size === 0) throw new Rejection('EMPTY', 'The bundle has no bytes');
  if (size <= MAX_BUNDLE_BYTES) return;
  throw new Rejection(
    'OBJECT_TOO_LARGE',
    `The bundle has ${size} bytes; at most ${MAX_BUNDLE_BYTES} are read. Split it`,
  );
}

/** @returns whether the bundle has come to its end */
async function takeFrames(
  { frames, context }: OpenBundle,
  task: SliceTask,
  reading: Reading,
  ports: SlicePorts,
): Promise<boolean> {
  const pool = new WorkPool({ count: CONCURRENCY, bytes: MAX_BYTES_IN_FLIGHT });
  const until = ports.msLeft() / 2;
  try {
    for await (const frame of frames) {
      const item = takeFrame(frame, context, task.seen, reading.tally);
      if (item)
        await pool.start(item.body.length, () => writeItem(item, frame.number, task, reading.tally, ports));
      reading.end = { position: frame.end, number: frame.number };
      const isFull = frame.end - task.from.position >= SLICE_BYTES || reading.tally.items >= SLICE_ITEMS;
      if (isFull || ports.msLeft() < until) return false;
    }
    return true;
  } finally {
    await pool.settle();
  }
}

/** @returns undefined for what is not to be written, which is counted */
function takeFrame(frame: Frame, context: BundleContext, seen: SeenItems, tally: Tally): Item | undefined {
  const { number } = frame;
  if (number > MAX_ITEMS)
    throw new Rejection(
      'OBJECT_TOO_LARGE',
      `The bundle has more than ${MAX_ITEMS} items, the most that are read. Split it`,
    );
  try {
    const item = readItem(frame, context);
    if (!item) return undefined;
    const first = seen.add(item.id, number);
    if (first !== undefined) throw new ItemRefusal('DUPLICATE', `It has the id of item ${first}: ${item.id}`);
    tally.addItem();
    return item;
  } catch (error) {
    if (!(error instanceof ItemRefusal)) throw error;
    tally.addItem();
    tally.addFault(number, error.reason, error.message);
    return undefined;
  }
}

async function writeItem(
  { id, body, extension }: Item,
  number: number,
  { record, isReread }: SliceTask,
  tally: Tally,
  { articles }: SlicePorts,
): Promise<void> {
  const { source, sequencer, generation, previous } = record;
  const outcome = await articles.write(
    {
      bucket: source.bucket,
      key: articleKeyOf(source.key, id, extension),
      body,
      contentType: CONTENT_TYPES[extension],
      mark: { sequencer, generation, digest: digestOf(body) },
      number,
    },
    { isKnown: previous !== undefined || isReread, isReread },
  );
  if (outcome === 'written') tally.addWritten();
  else if (outcome === 'unchanged') tally.addUnchanged();
  else if (outcome === 'overtaken')
    tally.addFault(
      number,
      'OVERTAKEN',
      'Its object holds what a newer version of the bundle said. Drop the bundle again',
    );
}
