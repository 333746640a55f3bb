import { articleIdOf } from '@copydesk/core/article/article-id';
import { isBundleKey } from '@copydesk/core/article/bundle';
import { isFolderMarker } from '@copydesk/core/article/folder-marker';
import type { BundleEventMessage } from '@copydesk/core/article/messages';
import type { ArticleStore } from '@copydesk/core/store/article-store';
import type { Head } from '@copydesk/core/store/items';
import { announceGeneration } from './announce-generation.ts';
import { decideEvent, type EventDecision, isOutdated } from './decide-event.ts';
import type { ObjectEvent } from './parse-object-events.ts';
import { putTombstone, type TombstonePorts } from './put-tombstone.ts';
import type { ObjectReader, OpenObject } from './read-object.ts';
import { type ResumePorts, resumeGeneration } from './resume-generation.ts';
import { type StartPorts, startGeneration } from './start-generation.ts';

/** What split reads and writes. */
export interface SplitPorts extends StartPorts, ResumePorts, TombstonePorts {
  readonly store: Pick<ArticleStore, 'readHead' | 'claim' | 'advance' | 'putTombstone'>;
  readonly objects: Pick<ObjectReader, 'open'>;
  readonly bundles: { send(messages: readonly BundleEventMessage[]): Promise<void> };
}

/** How many lost races split takes before it leaves the event to a redelivery. */
const MAX_ATTEMPTS = 3;

/**
 * Brings the table up to date with an object: starts a generation of the article and sends its passages, rejects the
 * object, or writes a tombstone. Any number of deliveries of any events, in any order, have the same result. A file
 * of many articles is not an article: split hands its events to unbundle.
 *
 * @throws Error for a failure that a retry can cure, also when every attempt lost a race
 */
export async function splitArticle(event: ObjectEvent, ports: SplitPorts): Promise<void> {
  if (isBundleKey(event.key)) return ports.bundles.send([{ type: 'begin', ...event }]);
  for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
    if (await processEvent(event, ports)) return;
  }
  throw new Error(
    `${event.bucket}/${event.key} changed during each of ${MAX_ATTEMPTS} attempts; a redelivery tries again`,
  );
}

/**
 * The head is read before the object, and each write is over exactly that head.
 *
 * @returns false where the head changed since it was read, by this invocation's own write whose answer was lost, by a
 *   concurrent duplicate's, or by a newer event's
 */
async function processEvent(event: ObjectEvent, ports: SplitPorts): Promise<boolean> {
  const articleId = articleIdOf(event.bucket, event.key);
  const head = await ports.store.readHead(articleId);
  if (isOutdated(event, head)) return true;
  const object = await ports.objects.open(event.bucket, event.key);
  try {
    if (!head && isFolderMarker({ key: event.key, size: object?.source.size ?? 0 })) return true;
    return await act(decideEvent(event, head, object, ports), event, articleId, head, ports);
  } finally {
    object?.discard();
  }
}

async function act(
  decision: EventDecision<OpenObject>,
  event: ObjectEvent,
  articleId: string,
  head: Head | undefined,
  ports: SplitPorts,
): Promise<boolean> {
  switch (decision.action) {
    case 'done':
      return true;
    case 'leave': {
      const versions = `pipeline ${decision.head.pipelineVersion}, newer than ${ports.pipelineVersion}`;
      throw new Error(`${event.key} is in progress by ${versions}; a redelivery leaves it to the newer code`);
    }
    case 'announce':
      await announceGeneration(articleId, decision.generation, ports);
      return true;
    case 'resume':
      await resumeGeneration(decision.head, decision.pending, decision.object, ports);
      return true;
    case 'advance':
      // guard: a purge advances the head
      if (!(await ports.store.advance(articleId, decision.head, decision.sequencer))) return false;
      if (decision.isAnnounced) await announceGeneration(articleId, decision.head.generation, ports);
      return true;
    case 'put-tombstone':
      return putTombstone(event, head, decision.write, ports);
    case 'claim':
      return startGeneration(articleId, head, decision.object, decision.write, ports);
  }
}
