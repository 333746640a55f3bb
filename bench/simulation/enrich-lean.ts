import type { Document } from '../../functions/enrich/detector.ts';
import { type FeedSettings, MessageSource } from './message-source.ts';
import { deadlineOf, type Instance, type Services } from './services.ts';

/**
 * Enriches any number of articles in little time and memory. Detector, packing and pacing are real. The table's requests
 * before them (heads, cache) and after them (cache, records, heads) are pauses. No article is kept in memory.
 *
 * @param passages of each article
 */
export async function enrichLean(
  passages: Iterable<readonly Document[]>,
  { clock, random, table, instances }: Services,
  settings: FeedSettings,
): Promise<MessageSource<Document>> {
  const queue = new MessageSource(clock, random, settings, flatten(passages));
  const pause = () => table.request(() => undefined);
  queue.feed(async (documents, instance) => {
    await pause();
    await pause();
    const { detector, clock: own } = instances[instance] as Instance;
    const detections = await detector.detect(documents, deadlineOf(own, settings));
    await pause();
    await pause();
    await pause();
    return detections.map((detection) => detection.error === undefined);
  });
  await clock.run();
  return queue;
}

function* flatten<T>(lists: Iterable<readonly T[]>): Generator<T, void> {
  for (const list of lists) yield* list;
}
