import { setTimeout as sleep } from 'node:timers/promises';
import { isTerminal } from '../core/article/status.ts';
import type { ArticleReader, ArticleView } from '../core/store/article-reader.ts';

const POLL_MS = 60;

/**
 * Waits until an article stands as its object does.
 *
 * @param receivedAt of the object version that was dropped, to the second: an older version's result is not taken
 * @returns undefined when the time is up
 */
export async function awaitArticle(
  reader: Pick<ArticleReader, 'readArticle'>,
  articleId: string,
  { etag, receivedAt }: { readonly etag: string; readonly receivedAt: string },
  timeoutMs: number,
): Promise<ArticleView | undefined> {
  const end = Date.now() + timeoutMs;
  while (Date.now() < end) {
    const view = await reader.readArticle(articleId);
    const { source, status } = view?.head ?? {};
    if (view && status && isTerminal(status) && source?.etag === etag && source.receivedAt === receivedAt)
      return view;
    await sleep(POLL_MS);
  }
  return undefined;
}
