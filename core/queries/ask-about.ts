import { rowPartition } from '../store/keys.ts';
import type { NamedArticle, Page } from './answers.ts';
import type { QueryContext } from './context.ts';
import type { Question } from './cursor.ts';
import { fillPage, type Placed } from './fill-page.ts';
import { joinStories } from './join-stories.ts';
import { type NameSource, sourcesOf } from './name-sources.ts';
import {
  matchesRow,
  NameReader,
  type Naming,
  positionOfRow,
  type RowFilter,
  toNamedArticle,
} from './named-articles.ts';
import { NewestFirst } from './newest-first.ts';
import { budgetOf, isWithin, limitOf, restOf, toPage } from './page.ts';
import { type Bounds, boundsOf } from './period.ts';
import { HeadReader, type PublishedHead } from './published.ts';
import { CardReader } from './published-cards.ts';
import { QueryError } from './query-error.ts';
import type { AboutQuestion } from './questions.ts';
import { COST, type ReadBudget } from './read-budget.ts';

/** More than the page needs: some rows may not be shown, and some articles have several. */
const SPARE_ROWS = 6;

/** Lists the articles that name something, the newest first. */
export async function askAbout(
  { table, aliases }: QueryContext,
  question: AboutQuestion,
): Promise<Page<NamedArticle>> {
  const { name, type, sentiment, towards, minSalience, by = 'article' } = question;
  if (minSalience !== undefined && !(minSalience >= 0 && minSalience <= 1))
    throw new QueryError(`The minimum salience is ${minSalience}. It is a share: write a number from 0 to 1`);
  const sources = sourcesOf(name, aliases, type);
  const bounds = boundsOf(question);
  const limit = limitOf(question.limit);
  const filter: RowFilter = { type, sentiment, towards, minSalience };
  const asked: Question = ['about', sources, bounds, filter, by];
  const budget = budgetOf(limit);
  const reader = new HeadReader(table, budget);
  const names = new NameReader(table, reader, sources, budget);
  const heads = new Map<string, PublishedHead>();
  const filled = await fillPage(walkName(table, sources, restOf(asked, bounds, question), limit, budget), {
    limit,
    budget,
    isAsked: isWithin(bounds),
    wanted: ({ items }) => names.rowsOf(items).some((row) => matchesRow(row, filter)),
    resolve: async (groups) =>
      [...(await names.readPublished(groups)).values()].flatMap((naming) => {
        heads.set(naming.head.articleId, naming.head);
        return place(naming, filter);
      }),
  });
  if (by === 'article') return toPage(asked, filled);
  const shown = filled.items.flatMap(({ articleId }) => heads.get(articleId) ?? []);
  const cards = await new CardReader(table, reader, budget).readOf(shown);
  return toPage(asked, { ...filled, items: joinStories(filled.items, cards) });
}

/** The article, if one of its rows is asked for. */
function place({ head, items }: Naming, filter: RowFilter): Placed<NamedArticle>[] {
  const rows = items.filter((row) => matchesRow(row, filter));
  const [first] = rows;
  if (!first) return [];
  const item = toNamedArticle({ head, items: rows });
  return [{ articleId: head.articleId, position: positionOfRow(first), item }];
}

/** The rows of a name, from the newest on. */
export function walkName(
  table: QueryContext['table'],
  sources: readonly NameSource[],
  bounds: Bounds,
  articles: number,
  budget: ReadBudget,
): NewestFirst {
  const partitions = sources.map(({ folded }) => rowPartition(folded));
  const stages = [{ partitions, floor: bounds.from }];
  const firstRead = articles + SPARE_ROWS;
  return new NewestFirst(table, { stages, bounds, firstRead, cost: COST.row }, budget);
}
