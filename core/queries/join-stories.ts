import type { ArticleCard } from '../store/article-card.ts';
import { groupStories } from '../stories/group-stories.ts';
import type { NamedArticle, StoryMember } from './answers.ts';

/**
 * Makes one item of the articles that tell one story: the newest of them, with the others listed. An article whose card is
 * gone stays by itself: it was published again since it was read.
 *
 * @param articles the newest first
 * @param cards of the articles, by id
 */
export function joinStories(
  articles: readonly NamedArticle[],
  cards: ReadonlyMap<string, ArticleCard>,
): NamedArticle[] {
  const stories = groupStories([...cards.values()]);
  const groups = Map.groupBy(articles, ({ articleId }) => stories.get(articleId) ?? articleId);
  return [...groups.values()].map(([first, ...others]) => ({
    ...(first as NamedArticle),
    ...(others.length > 0 && { others: others.map(toMember) }),
  }));
}

const toMember = ({ articleId, key, title, publisher, publishedAt }: NamedArticle): StoryMember => ({
  articleId,
  key,
  title,
  ...(publisher !== undefined && { publisher }),
  publishedAt,
});
