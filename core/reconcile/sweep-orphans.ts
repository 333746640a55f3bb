import type { ArticleStore } from '../store/article-store.ts';
import { generationOfKey } from '../store/keys.ts';

/**
 * Deletes the orphaned items of an article: those that belong to no version in progress or published. It is safe at any time:
 * the head is read after the list, and a listed generation that the head does not name then never comes back.
 *
 * @param onRemoved receives, after each request, the number of items that it deleted
 */
export async function sweepOrphans(
  store: Pick<ArticleStore, 'readHead' | 'readCollection' | 'deleteItems'>,
  articleId: string,
  onRemoved?: (count: number) => void,
): Promise<void> {
  // guard: a sweep of orphaned items reads the head after the list
  const [{ keys }, head] = [await store.readCollection(articleId, ''), await store.readHead(articleId)];
  const orphans = keys.filter(({ sk }) => {
    const generation = generationOfKey(sk);
    return (
      generation !== head?.generation &&
      // guard: a sweep of orphaned items keeps what readers see
      generation !== head?.published
    );
  });
  await store.deleteItems(orphans, onRemoved);
}
