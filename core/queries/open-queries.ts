import { articleIdOf } from '../article/article-id.ts';
import { ArticleReader } from '../store/article-reader.ts';
import { askAbout } from './ask-about.ts';
import { askAboutBoth } from './ask-about-both.ts';
import { askDay, askStories, askTrends } from './ask-day.ts';
import { askMostNamed, askNeighbours } from './ask-names.ts';
import { askNamesLike } from './ask-names-like.ts';
import { askTimeline } from './ask-timeline.ts';
import type { QueryContext } from './context.ts';
import { listArticles, listEntities } from './list-articles.ts';
import { listFailures, listReceived } from './list-received.ts';
import { markText } from './mark-text.ts';
import type { Queries } from './queries.ts';
import { QueryError } from './query-error.ts';

/**
 * Opens the query library over a table.
 *
 * Every answer shows what the articles' heads publish while it is read, and each article once. All reads are consistent
 * but those of the index, which `received` and `failures` begin with: an object that was received within the last second
 * may still be missing there.
 */
export function openQueries(
  table: QueryContext['table'],
  options: Omit<QueryContext, 'table'> = {},
): Queries {
  const context: QueryContext = { ...options, table };
  const reader = new ArticleReader(table);
  const queries: Queries = {
    articleById: (articleId) => reader.readArticle(articleId),
    articleByKey: async (key) => {
      if (context.bucket === undefined)
        throw new QueryError('A question by key needs the bucket: open the library with the name of it');
      return reader.readArticle(articleIdOf(context.bucket, key));
    },
    textOf: async (articleId) => {
      const article = await reader.readArticle(articleId);
      if (article?.head.published === undefined) return undefined;
      return { article, ...markText(article.passages, article.entities) };
    },
    articles: (question) => listArticles(context, question),
    entities: (question) => listEntities(context, question),
    received: (question) => listReceived(context, question),
    failures: (question) => listFailures(context, question),
    about: (question) => askAbout(context, question),
    aboutBoth: (question) => askAboutBoth(context, question),
    timeline: (question) => askTimeline(context, question),
    neighbours: (question) => askNeighbours(context, question),
    mostNamed: (question) => askMostNamed(context, question),
    day: (day) => askDay(context, queries, day),
    stories: (question) => askStories(context, queries, question),
    trends: (question) => askTrends(context, queries, question),
    names: (question) => askNamesLike(context, queries, question),
  };
  return queries;
}
