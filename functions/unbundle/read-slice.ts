import type { BundleStop, Place } from '@copydesk/core/article/bundle';
import { Rejection } from '@copydesk/core/article/errors';
import type { S3Objects } from '@copydesk/core/runtime/s3-objects';
import type { BundleContext, SliceRecord } from '@copydesk/core/store/bundle-items';
import { acceptItem } from './accept-item.ts';
import type { ArticleWriter } from './article-writer.ts';
import { CONCURRENCY, MAX_BUNDLE_BYTES, MAX_BYTES_IN_FLIGHT, SLICE_BYTES, SLICE_ITEMS } from './limits.ts';
import { type OpenBundle, openBundle } from './open-bundle.ts';
import type { SliceTask } from './slice-task.ts';
import { Tally } from './tally.ts';
import { WorkPool } from './work-pool.ts';
import { writeItem } from './write-item.ts';

/** The services that reading a slice needs. */
export interface SlicePorts {
  readonly bundles: Pick<S3Objects, 'openVersion'>;
  readonly articles: Pick<ArticleWriter, 'write'>;
  /** Milliseconds that the invocation may still run. */
  msLeft(): number;
}

export type Slice = Omit<SliceRecord, 'bundleId' | 'generation' | 'expiresAt'>;

/** How far the reading has come. */
interface Progress {
  end: Place;
  isLast: boolean;
  context: BundleContext | undefined;
  stop?: BundleStop;
  readonly tally: Tally;
}

/**
 * Reads a slice of a bundle and writes an object for each article in it. The slice ends at its limits, or when half of the
 * invocation's time is over. Reading from the same place again writes the same objects.
 *
 * @returns 'changed' if the object is now another version of the bundle
 * @throws Error for everything that a retry can cure
 */
export async function readSlice(task: SliceTask, ports: SlicePorts): Promise<Slice | 'changed'> {
  const progress: Progress = { end: task.from, isLast: true, context: task.context, tally: new Tally() };
  try {
    rejectSize(task.record.source.size);
    const opened = await openBundle(ports.bundles, task.record.source, task.from, task.context);
    if (opened === 'changed') return 'changed';
    if (opened === 'gone') {
      progress.stop = { reason: 'GONE', detail: 'The bundle was deleted before all of it was read' };
    } else {
      progress.context = opened.context;
      progress.isLast = await readItems(opened, task, progress, ports);
    }
  } catch (error) {
    // The rest of the bundle cannot be read. The articles that were written stay.
    if (!(error instanceof Rejection)) throw error;
    progress.stop = { reason: error.reason, detail: error.message };
  }
  const { end, isLast, context, stop, tally } = progress;
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

function rejectSize(size: number): void {
  if (size === 0) throw new Rejection('EMPTY', 'The bundle has no bytes');
  if (size <= MAX_BUNDLE_BYTES) return;
  throw new Rejection(
    'OBJECT_TOO_LARGE',
    `The bundle has ${size} bytes; at most ${MAX_BUNDLE_BYTES} are read. Split it`,
  );
}

/** @returns whether the end of the bundle was reached */
async function readItems(
  { frames, context }: OpenBundle,
  task: SliceTask,
  progress: Progress,
  { articles, msLeft }: SlicePorts,
): Promise<boolean> {
  const { tally } = progress;
  const pool = new WorkPool({ count: CONCURRENCY, bytes: MAX_BYTES_IN_FLIGHT });
  const until = msLeft() / 2;
  try {
    for await (const frame of frames) {
      const item = acceptItem(frame, context, task.seen, tally);
      if (item)
        await pool.start(item.body.length, () => writeItem(item, frame.number, task, tally, articles));
      progress.end = { position: frame.end, number: frame.number };
      const isFull = frame.end - task.from.position >= SLICE_BYTES || tally.items >= SLICE_ITEMS;
      if (isFull || msLeft() < until) return false;
    }
    return true;
  } finally {
    await pool.settle();
  }
}
