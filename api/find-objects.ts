import type { ReceivedArticle } from '@copydesk/core/queries/answers';

/** An object whose title, key or id has the words that are sought. */
export interface FoundObject {
  readonly object: ReceivedArticle;
  readonly found: 'title' | 'key' | 'id';
}

/**
 * Finds objects by their titles, keys and ids. Every word must be the beginning of a word of the title, or part of the key.
 *
 * @param objects in the order of the result
 */
export function findObjects(objects: readonly ReceivedArticle[], text: string, limit: number): FoundObject[] {
  const words = wordsOf(text);
  if (words.length === 0) return [];
  const found: FoundObject[] = [];
  for (const object of objects) {
    if (found.length >= limit) break;
    const title = wordsOf(object.card?.title ?? '');
    const key = folded(object.key);
    if (object.articleId === text.trim()) found.push({ object, found: 'id' });
    else if (words.every((word) => title.some((other) => other.startsWith(word))))
      found.push({ object, found: 'title' });
    else if (key.includes(folded(text).trim())) found.push({ object, found: 'key' });
  }
  return found;
}

const folded = (text: string) => text.normalize('NFKC').toLowerCase();
const wordsOf = (text: string) => folded(text).match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
