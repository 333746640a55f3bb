import type { Page } from '@copydesk/core/queries/answers';
import { pagesOf } from '@copydesk/core/queries/pages-of';

/** The most items that the query library returns in one page. */
const MAX_PAGE = 500;

/** Some items of an answer, and whether there are more. */
export interface Taken<Item> {
  readonly items: readonly Item[];
  readonly hasMore: boolean;
}

/**
 * Takes items of an answer, page by page.
 *
 * @param ask for one page, with the page's limit
 * @param limit all items where it is undefined
 */
export async function takeItems<Item>(
  ask: (page: { readonly limit: number; readonly cursor?: string }) => Promise<Page<Item>>,
  limit = Number.POSITIVE_INFINITY,
): Promise<Taken<Item>> {
  const items: Item[] = [];
  // One more shows whether there are more.
  const page = Math.min(MAX_PAGE, limit + 1);
  for await (const item of pagesOf(
    (cursor) => ask({ limit: page, ...(cursor !== undefined && { cursor }) }),
    limit + 1,
  ))
    items.push(item);
  return { items: items.slice(0, limit), hasMore: items.length > limit };
}
