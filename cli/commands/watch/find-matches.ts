import type { NamedArticle, ReceivedArticle } from '@copydesk/core/queries/answers';
import type { Queries } from '@copydesk/core/queries/queries';

/** A name that is watched. */
export interface WatchedName {
  /** As the user typed it. */
  readonly asked: string;
  readonly canonical: string;
}

/** An article that names something that is watched. */
export interface Match {
  readonly watched: WatchedName;
  readonly named: NamedArticle;
}

/**
 * Finds which of the names an article names. The rows of one instant are few, so each look-up reads few units, whatever the
 * date of the article.
 */
export async function findMatches(
  { articleId, card }: Pick<ReceivedArticle, 'articleId' | 'card'>,
  names: readonly WatchedName[],
  queries: Pick<Queries, 'about'>,
): Promise<Match[]> {
  if (!card) return [];
  const since = card.publishedAt;
  const until = new Date(Date.parse(since) + 1).toISOString();
  const found = await Promise.all(
    names.map(async (watched): Promise<Match[]> => {
      let cursor: string | undefined;
      do {
        const page = await queries.about({
          name: watched.asked,
          since,
          until,
          limit: 500,
          ...(cursor !== undefined && { cursor }),
        });
        const named = page.items.find((item) => item.articleId === articleId);
        if (named) return [{ watched, named }];
        cursor = page.cursor;
      } while (cursor !== undefined);
      return [];
    }),
  );
  return found.flat();
}
