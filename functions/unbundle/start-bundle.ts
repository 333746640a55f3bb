import { articleIdOf } from '@copydesk/core/article/article-id';
import { isFolderMarker } from '@copydesk/core/article/folder-marker';
import { generationOfBundle } from '@copydesk/core/article/generation';
import type { BundleEventMessage } from '@copydesk/core/article/messages';
import { SCHEMA_VERSION } from '@copydesk/core/article/pipeline-version';
import { LOWEST_SEQUENCER } from '@copydesk/core/article/sequencer';
import type { BundleRecord } from '@copydesk/core/store/bundle-items';
import { decideStart } from './decide-start.ts';
import { MAX_CLAIM_ATTEMPTS } from './limits.ts';
import type { UnbundlePorts } from './unbundle-ports.ts';

/**
 * Claims the bundle's record for the version in the bucket, unless a newer one was started, and asks for its items. The
 * deletion of a bundle changes nothing: its articles are objects of their own.
 *
 * @throws Error for everything that a retry can cure, and after `MAX_CLAIM_ATTEMPTS` lost races
 */
export async function startBundle(event: BundleEventMessage, ports: UnbundlePorts): Promise<void> {
  const { bucket, key } = event;
  const bundleId = articleIdOf(bucket, key);
  const workOn = (generation: string) => ({ type: 'go-on', bucket, key, generation }) as const;
  for (let attempt = 1; attempt <= MAX_CLAIM_ATTEMPTS; attempt++) {
    const record = await ports.store.read(bundleId);
    const source = (await ports.bundles.describe(bucket, key))?.source;
    if (!record && source && isFolderMarker(source)) return;
    const action = decideStart(event, source?.etag, record);
    if (action === 'done') return;
    if (action === 'resume' || !source)
      return ports.queue.send([workOn((record as BundleRecord).generation)]);
    const generation = generationOfBundle(event.sequencer, record?.generation, source.etag);
    const claimed: BundleRecord = {
      bundleId,
      schemaVersion: SCHEMA_VERSION,
      status: 'UNBUNDLING',
      source,
      sequencer: event.sequencer ?? record?.sequencer ?? LOWEST_SEQUENCER,
      generation,
      ...(record && { previous: record.generation }),
      receivedAt: source.receivedAt,
    };
    // This invocation may die after the claim and before it asks for the items. A concurrent duplicate may then have deleted
    // the message already, because it ran before the claim or while the bundle was gone. The recheck asks in their place.
    const delaySeconds = ports.invocationLifetimeSeconds;
    // guard: the claim of a bundle has a recheck
    await ports.queue.send([{ ...workOn(generation), isSecondLook: true }], { delaySeconds });
    // guard: the claim of a bundle that lost a race is tried again
    if (await ports.store.claim(claimed, record)) return ports.queue.send([workOn(generation)]);
  }
  throw new Error(
    `${bucket}/${key} changed during each of ${MAX_CLAIM_ATTEMPTS} attempts to start it; its event is retried`,
  );
}
