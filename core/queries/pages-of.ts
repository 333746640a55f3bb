import type { Page } from './answers.ts';

/**
 * Walks all pages of an answer. An article that comes again is left out: it has moved to another date between two pages, and
 * its first appearance stands. For items without an article, such as steps of a timeline, all are passed on.
 *
 * @param ask returns one page, for the cursor that it gets
 * @param most ends the walk after so many items
 */
export async function* pagesOf<Item>(
  ask: (cursor: string | undefined) => Promise<Page<Item>>,
  most = Number.POSITIVE_INFINITY,
): AsyncGenerator<Item, void> {
  const seen = new Set<string>();
  let count = 0;
  let cursor: string | undefined;
  do {
    const page = await ask(cursor);
    for (const item of page.items) {
      const articleId = articleIdOf(item);
      if (articleId !== undefined && seen.has(articleId)) continue;
      if (articleId !== undefined) seen.add(articleId);
      if (count++ >= most) return;
      yield item;
    }
    cursor = page.cursor;
  } while (cursor !== undefined && count < most);
}

function articleIdOf(item: unknown): string | undefined {
  const { articleId, card } = item as { articleId?: string; card?: { articleId: string } };
  return articleId ?? card?.articleId;
}
