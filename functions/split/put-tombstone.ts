import { articleIdOf } from '@copydesk/core/article/article-id';
import type { Metrics } from '@copydesk/core/runtime/metrics';
import type { ArticleStore } from '@copydesk/core/store/article-store';
import type { Head } from '@copydesk/core/store/items';
import { type AnnouncePorts, announceGeneration } from './announce-generation.ts';
import type { NewGeneration } from './decide-event.ts';
import type { ObjectEvent } from './parse-object-events.ts';
import { type RecheckPorts, sendRecheck } from './send-recheck.ts';
import { type DayPorts, sendRejectedDay } from './send-rejected-day.ts';

export interface TombstonePorts extends RecheckPorts, AnnouncePorts, DayPorts {
  readonly store: Pick<ArticleStore, 'putTombstone'>;
  readonly metrics: Metrics;
  readonly pipelineVersion: string;
  now(): Date;
}

/** How long a tombstone is kept: longer than any event can wait in a queue and its dead-letter queue. */
const TOMBSTONE_SECONDS = 60 * 24 * 60 * 60;

/**
 * Writes the tombstone of an article whose object does not exist, and announces it.
 *
 * @param head as it was read before the object was found to be missing
 * @returns false where the head changed since it was read: nothing was written
 */
export async function putTombstone(
  { bucket, key }: Pick<ObjectEvent, 'bucket' | 'key'>,
  head: Head | undefined,
  { sequencer, generation, needsRecheck }: NewGeneration,
  ports: TombstonePorts,
): Promise<boolean> {
  const { store, pipelineVersion, now } = ports;
  const articleId = articleIdOf(bucket, key);
  // guard: a tombstone that no event covers has a recheck
  if (needsRecheck) await sendRecheck({ bucket, key }, ports);
  // guard: the day of a rejection that a tombstone replaces is announced
  await sendRejectedDay(head, ports);
  const expiresAt = Math.floor(now().getTime() / 1000) + TOMBSTONE_SECONDS;
  const tombstone = { articleId, bucket, key, sequencer, generation, pipelineVersion, seen: head, expiresAt };
  if (!(await store.putTombstone(tombstone)))
    // guard: a tombstone that lost a race is decided again
    return false;
  ports.metrics.add('ArticlesIn', 1);
  await announceGeneration(articleId, generation, ports);
  return true;
}
