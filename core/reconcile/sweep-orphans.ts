import { type DayMessage, dayMessagesOf } from '../article/day-message.ts';
import type { ArticleStore } from '../store/article-store.ts';
import { generationOfKey } from '../store/keys.ts';
import { keysLedTo } from '../store/sweep-generations.ts';

export type OrphanStore = Pick<
  ArticleStore,
  'readHead' | 'readCollection' | 'deleteExisting' | 'deleteGuideChunk'
>;

/**
 * No function lives longer after it has put a guide: Lambda's longest timeout, and a minute for requests on their way and for
 * clocks that differ.
 */
const LONGEST_WRITER_SECONDS = 900 + 60;

/** Seconds since the epoch: the writers of guides that were put before have ended. */
export const writersEndedBefore = (now: Date): number => now.getTime() / 1000 - LONGEST_WRITER_SECONDS;

/**
 * Deletes the orphaned items of an article: those that belong to no version in progress or published. It is safe at any time:
 * the head is read after the list, and a listed generation that the head does not name then never comes back.
 *
 * A function may still write rows of such a generation. So a guide is kept until every function that put it has ended: the
 * next repair deletes it.
 *
 * @param days where the digests of days are asked for: publish may have died before it announced those that a guide names
 * @param onRemoved receives, after each request, the number of items that it deleted
 */
export async function sweepOrphans(
  store: OrphanStore,
  articleId: string,
  now: Date,
  days: { send(messages: readonly DayMessage[]): Promise<void> },
  onRemoved: (count: number) => void = () => {},
): Promise<void> {
  // guard: a sweep of orphaned items reads the head after the list
  const [{ keys, guides }, head] = [await store.readCollection(articleId), await store.readHead(articleId)];
  const isOrphan = (generation: string | undefined) =>
    generation !== head?.generation &&
    // guard: a sweep of orphaned items keeps what readers see
    generation !== head?.published;
  const chunks = guides.filter(({ generation }) => isOrphan(generation));
  const passages = keys.filter(({ sk }) => isOrphan(generationOfKey(sk)));
  await store.deleteExisting([...passages, ...keysLedTo(chunks)], onRemoved);
  const since = writersEndedBefore(now);
  // guard: a sweep of orphaned items keeps a guide whose writer may be alive
  const old = chunks.filter(({ putAt }) => putAt < since);
  const left = dayMessagesOf(old.map(({ publishedAt }) => publishedAt));
  // guard: a sweep of orphaned items announces the days that only a guide names
  if (left.length > 0) await days.send(left);
  for (const chunk of old) if (await store.deleteGuideChunk(chunk)) onRemoved(1);
}
