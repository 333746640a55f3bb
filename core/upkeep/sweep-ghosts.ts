import type { ArticleStore } from '../store/article-store.ts';
import { generationOfKey } from '../store/keys.ts';

/**
 * Removes the items of an article that are of no version in work or shown. Safe at any time: the head is read after the
 * list, and a generation that was listed and is not the head's then never comes back.
 *
 * @param onRemoved told as it goes how many were removed
 */
export async function sweepGhosts(
  store: Pick<ArticleStore, 'readHead' | 'readCollection' | 'deleteItems'>,
  articleId: string,
  onRemoved?: (count: number) => void,
): Promise<void> {
  const { keys } = await store.readCollection(articleId, '');
  const head = await store.readHead(articleId);
  const ghosts = keys.filter(({ sk }) => {
    const generation = generationOfKey(sk);
    return generation !== head?.generation && generation !== head?.published;
  });
  await store.deleteItems(ghosts, onRemoved);
}
