import { articleIdOf } from '@copydesk/core/article/article-id';
import { type BundleStatus, START } from '@copydesk/core/article/bundle';
import type { BundleWorkMessage } from '@copydesk/core/article/messages';
import type { BundleRecord, BundleReport, SliceRecord } from '@copydesk/core/store/bundle-items';
import { bundleEventOf } from './bundle-event.ts';
import { SLICE_TTL_SECONDS } from './limits.ts';
import { readSlice } from './read-slice.ts';
import { planReread } from './reread-bundle.ts';
import { inOrder, sliceTaskOf } from './slice-task.ts';
import { sumUp } from './tally.ts';
import type { UnbundlePorts } from './unbundle-ports.ts';

/** Reads the next slice of the generation, or finishes the bundle after the last slice. */
export async function continueBundle(message: BundleWorkMessage, ports: UnbundlePorts): Promise<void> {
  const { store } = ports;
  const bundleId = articleIdOf(message.bucket, message.key);
  const record = await store.read(bundleId);
  const { isSecondLook: isRecheck, ...next } = message;
  if (record?.generation !== message.generation) return;
  if (record.status !== 'UNBUNDLING') return isRecheck ? undefined : announce(record, ports);
  const slices = inOrder(await store.readSlices(bundleId, record.generation));
  const last = slices.at(-1);
  // Each slice asks for the next one, so a recheck has nothing to do once a slice exists.
  if (isRecheck) return last ? undefined : ports.queue.send([next]);
  if (last?.isLast) return finish(record, slices, ports);
  const slice = await readSlice(sliceTaskOf(record, slices, last?.end ?? START), ports);
  // The event of the change is on its way. If it never comes, the reread finds out.
  if (slice === 'changed')
    // guard: a bundle that changed while it was read is reread later
    return planReread(record, ports);
  const expiresAt = Math.floor(ports.now().getTime() / 1000) + SLICE_TTL_SECONDS;
  // A slice that a concurrent duplicate put first is kept, even if it ends elsewhere. The next message continues after it.
  await store.putSlice({ bundleId, generation: record.generation, ...slice, expiresAt });
  await ports.queue.send([next]);
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
  // An invocation that reads the previous version may still write over the articles of this one.
  // guard: a bundle is reread once every invocation that reads an older version is dead
  if (record.previous !== undefined) await planReread(record, ports);
  const { bundleId, generation, status, source } = record;
  ports.metrics.add('BundlesOut', 1, status);
  ports.log.info('Unbundled', {
    articleId: bundleId,
    generation,
    key: source.key,
    status,
    ...record.report?.counts,
  });
  await ports.events.emit(bundleEventOf(record));
}
