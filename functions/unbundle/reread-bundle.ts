import { articleIdOf } from '@copydesk/core/article/article-id';
import { START } from '@copydesk/core/article/bundle';
import type { BundleRereadMessage } from '@copydesk/core/article/messages';
import type { BundleRecord } from '@copydesk/core/store/bundle-items';
import { readSlice } from './read-slice.ts';
import { inOrder, sliceTaskOf } from './slice-task.ts';
import type { UnbundlePorts } from './unbundle-ports.ts';

/** Has the whole version read once more, after every invocation that is alive now has ended. */
export async function planReread({ source, generation }: BundleRecord, ports: UnbundlePorts): Promise<void> {
  const { bucket, key } = source;
  await ports.queue.send([{ type: 'look-again', bucket, key, generation, from: START }], {
    delaySeconds: ports.invocationLifetimeSeconds,
  });
}

/** Reads a slice once more, and repairs the articles that an older version overwrote. */
export async function rereadBundle(message: BundleRereadMessage, ports: UnbundlePorts): Promise<void> {
  const { bucket, key, generation, from } = message;
  const record = await ports.store.read(articleIdOf(bucket, key));
  if (record?.generation !== generation) return;
  const slices = inOrder(await ports.store.readSlices(record.bundleId, generation));
  const slice = await readSlice({ ...sliceTaskOf(record, slices, from), isReread: true }, ports);
  if (slice === 'changed') {
    if (record.status !== 'UNBUNDLING') return;
    // The bundle was put back just before this version was claimed, so no event announces the version in the bucket now.
    await ports.queue.send([{ type: 'begin', kind: 'put', bucket, key }]);
  } else if (!slice.isLast) {
    await ports.queue.send([{ ...message, from: slice.end }]);
  } else if (record.status === 'UNBUNDLING') {
    // The message that found the bundle changed ended with this reread. If the bundle was deleted since, no event continues it.
    // guard: a reread continues a bundle that was deleted while it was read
    await ports.queue.send([{ type: 'go-on', bucket, key, generation }]);
  }
}
