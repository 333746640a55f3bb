import { dayMessagesOf } from '@copydesk/core/article/day-message';
import { sweepGenerations } from '@copydesk/core/store/sweep-generations';
import type { PublishPorts } from './publish-article.ts';

/**
 * The second sweep, delayed. Removes every item of a generation other than the one given, if that is still the newest, and
 * then its guide: no function that could write to it is alive. Removes all derived items where the article is rejected or
 * deleted. Has the digest of the day of a rejection made once more.
 */
export async function resweepArticle(
  { articleId, generation }: { readonly articleId: string; readonly generation: string },
  { store, days }: Pick<PublishPorts, 'store' | 'days'>,
): Promise<void> {
  const head = await store.readHead(articleId);
  // guard: the second sweep is for the newest generation only
  if (head?.generation !== generation) return;
  const collection = await store.readCollection(articleId);
  const again = await store.readHead(articleId);
  // guard: the head is read again before the second sweep
  if (again?.generation !== generation) return;
  const isGone = head.status === 'DELETED' || head.status === 'REJECTED';
  await sweepGenerations(
    store,
    collection,
    (other) => isGone || other !== generation,
    // guard: the second sweep deletes the guides
    'delete',
  );
  // A digest finds rejected objects by the index, which may not have had this one at the first sweep.
  // guard: the day of a rejection is announced again
  if (head.status === 'REJECTED') await days.send(dayMessagesOf([head.receivedAt ?? '']));
}
