import { generationOfKey } from '@copydesk/core/store/keys';
import type { PublishPorts } from './publish-article.ts';

/**
 * Removes what stands of any generation but the one given, if that is still the head's: everything, for one that was
 * rejected or deleted.
 */
export async function resweepArticle(
  { articleId, generation }: { readonly articleId: string; readonly generation: string },
  { store }: Pick<PublishPorts, 'store'>,
): Promise<void> {
  const head = await store.readHead(articleId);
  if (head?.generation !== generation) return;
  const { keys } = await store.readCollection(articleId, generation);
  const again = await store.readHead(articleId);
  if (again?.generation !== generation) return;
  const isGone = head.status === 'DELETED' || head.status === 'REJECTED';
  await store.deleteItems(isGone ? keys : keys.filter((key) => generationOfKey(key.sk) !== generation));
}
