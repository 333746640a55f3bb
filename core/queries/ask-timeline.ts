import { groupStories } from '../stories/group-stories.ts';
import type { TimelinePage } from './answers.ts';
import { walkName } from './ask-about.ts';
import type { QueryContext } from './context.ts';
import type { Question } from './cursor.ts';
import { fillPage } from './fill-page.ts';
import { sourcesOf } from './name-sources.ts';
import { matchesRow, NameReader, positionOfRow, toNamedArticle } from './named-articles.ts';
import { isWithin, restOf, toPage } from './page.ts';
import { boundsOf } from './period.ts';
import { HeadReader, type PublishedHead } from './published.ts';
import { CardReader } from './published-cards.ts';
import { QueryError } from './query-error.ts';
import { TIMELINE_STEPS, type TimelineQuestion } from './questions.ts';
import { ReadBudget } from './read-budget.ts';
import { countBySteps } from './timeline.ts';

/** The articles of a page. Each takes nine eighths of a read unit. */
const ARTICLES = 300;
const UNITS = 400;

/** Counts the articles that name something, hour by hour, day by day or week by week. */
export async function askTimeline(
  { table, aliases }: QueryContext,
  question: TimelineQuestion,
): Promise<TimelinePage> {
  const { name, by, type, stories: isByStory = false } = question;
  if (!TIMELINE_STEPS.includes(by))
    throw new QueryError(`A timeline goes by ${TIMELINE_STEPS.join(', ')}, and not by ${by}`);
  const sources = sourcesOf(name, aliases, type);
  const bounds = boundsOf(question);
  const asked: Question = ['timeline', sources, bounds, { by, type, isByStory }];
  const budget = new ReadBudget(UNITS);
  const reader = new HeadReader(table, budget);
  const names = new NameReader(table, reader, sources, budget);
  const heads = new Map<string, PublishedHead>();
  const { items, rest } = await fillPage(
    walkName(table, sources, restOf(asked, bounds, question), ARTICLES, budget),
    {
      limit: ARTICLES,
      budget,
      isAsked: isWithin(bounds),
      resolve: async (groups) =>
        [...(await names.readPublished(groups)).values()].flatMap(({ head, items }) => {
          const rows = items.filter((row) => matchesRow(row, { type }));
          if (rows.length === 0) return [];
          heads.set(head.articleId, head);
          const item = toNamedArticle({ head, items: rows });
          return [{ articleId: item.articleId, position: positionOfRow(item), item }];
        }),
    },
  );
  const shown = isByStory ? items.flatMap(({ articleId }) => heads.get(articleId) ?? []) : [];
  const cards = await new CardReader(table, reader, budget).readOf(shown);
  const stories = isByStory ? groupStories([...cards.values()]) : undefined;
  return toPage(asked, { items: countBySteps(items, by, stories), ...(rest !== undefined && { rest }) });
}
