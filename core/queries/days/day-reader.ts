import type { ArchivedArticle } from '../../archive/archive-day.ts';
import type { Reason } from '../../article/status.ts';
import type { DayArticle } from '../../digest/day-article.ts';
import { digestDay, STORY_DAYS, type WholeDigest } from '../../digest/digest-day.ts';
import { type CountBy, type DayNames, rankTrends, USUAL_DAYS } from '../../digest/rank-trends.ts';
import type { ArticleCard } from '../../store/article-card.ts';
import type { GuideEntity } from '../../store/guide.ts';
import type { ArticleEntities, DayTrends } from '../answers.ts';
import { pagesOf } from '../pages-of.ts';
import type { Queries } from '../queries.ts';
import { daysBefore } from './days-before.ts';

/** The questions about articles that a day is read by. */
export type DayQueries = Pick<Queries, 'articles' | 'entities' | 'received'>;

/** All that a day's records say. */
export interface WholeDay extends WholeDigest {
  readonly articles: readonly ArchivedArticle[];
}

/** How a reader comes to the articles of the days before a day. @param read reads them from the table */
type EarlierArticles = (
  day: string,
  read: () => Promise<readonly DayArticle[]>,
) => Promise<readonly DayArticle[]>;

/** Cards of a request. */
const PAGE = 500;
/** Articles of a request, each with all its entities. */
const ENTITIES_PAGE = 100;

/**
 * Reads whole days: their digests, trends and archives. All are made of the records at the time of the question, unless a caller
 * has the names of the days before; the articles of a day are read once.
 */
export class DayReader {
  readonly #queries: DayQueries;
  readonly #earlier: EarlierArticles;
  readonly #articles = new Map<string, Promise<readonly DayArticle[]>>();

  constructor(queries: DayQueries, earlier: EarlierArticles = (_day, read) => read()) {
    this.#queries = queries;
    this.#earlier = earlier;
  }

  /** @param day `2026-11-30`, UTC; so are all days of this class */
  async digest(day: string): Promise<WholeDigest> {
    return this.#digestWith(day, await this.#readRejected(day));
  }

  /**
   * Ranks the names of a day against the days before.
   *
   * @param storedNames all names of a day before that has a digest; the records are read of a day without
   */
  async trends(
    day: string,
    by: CountBy,
    storedNames: (day: string) => Promise<DayNames | undefined> = async () => undefined,
  ): Promise<DayTrends> {
    const before: DayNames[] = [];
    for (const earlier of daysBefore(day, USUAL_DAYS))
      before.push((await storedNames(earlier)) ?? (await this.#namesOf(earlier)));
    const today = await this.#namesOf(day);
    return {
      day,
      by,
      articles: today.articles,
      stories: today.stories,
      usualDays: before.filter(({ articles }) => articles > 0).length,
      trends: rankTrends(today, before, by),
    };
  }

  /** The published articles of a day with all entities, and the story of each. */
  async archive(day: string): Promise<readonly ArchivedArticle[]> {
    return (await this.whole(day)).articles;
  }

  /** A day's digest and its articles with all entities, both of one read. */
  async whole(day: string): Promise<WholeDay> {
    const read: ArticleEntities[] = [];
    for await (const article of this.#walkEntities(day)) read.push(article);
    const own = read.map(({ card, entities }) => toDayArticle(card, namesIn(entities)));
    this.#articles.set(day, Promise.resolve(own));
    const digest = await this.digest(day);
    const articles = read.map(({ card, entities }) => ({
      card,
      entities,
      story: digest.stories.get(card.articleId) ?? card.articleId,
    }));
    return { ...digest, articles };
  }

  async #digestWith(day: string, rejected: readonly (readonly Reason[])[]): Promise<WholeDigest> {
    const articles = await this.#articlesOf(day);
    const earlier = [];
    for (const before of daysBefore(day, STORY_DAYS))
      earlier.push(...(await this.#earlier(before, () => this.#articlesOf(before))));
    // An article whose date moves while the days are read may be found on both.
    const ids = new Set(articles.map(({ articleId }) => articleId));
    const others = earlier.filter(({ articleId }) => !ids.has(articleId));
    return digestDay({ day, articles, earlier: others, rejected });
  }

  async #namesOf(day: string) {
    const { digest, names } = await this.#digestWith(day, []);
    return { day, articles: digest.articles, stories: digest.stories, names };
  }

  #articlesOf(day: string): Promise<readonly DayArticle[]> {
    const articles = this.#articles.get(day) ?? this.#readArticles(day);
    this.#articles.set(day, articles);
    return articles;
  }

  async #readArticles(day: string): Promise<DayArticle[]> {
    const cards: ArticleCard[] = [];
    for await (const card of pagesOf((cursor) =>
      this.#queries.articles({ day, limit: PAGE, ...(cursor && { cursor }) }),
    ))
      cards.push(card);
    // A card lists as many names as fit. The few articles with more have a day's entities read.
    const isShort = cards.some(({ namesLeftOut }) => namesLeftOut !== undefined);
    const all = isShort ? await this.#readNames(day) : new Map<string, DayArticle['names']>();
    return cards.map((card) => toDayArticle(card, all.get(card.articleId) ?? card.names));
  }

  /** All names of each article of a day. */
  async #readNames(day: string): Promise<Map<string, DayArticle['names']>> {
    const names = new Map<string, DayArticle['names']>();
    for await (const { card, entities } of this.#walkEntities(day))
      names.set(card.articleId, namesIn(entities));
    return names;
  }

  #walkEntities(day: string) {
    return pagesOf((cursor) =>
      this.#queries.entities({ day, limit: ENTITIES_PAGE, ...(cursor && { cursor }) }),
    );
  }

  async #readRejected(day: string): Promise<(readonly Reason[])[]> {
    const rejected: (readonly Reason[])[] = [];
    for await (const { reasons } of pagesOf((cursor) =>
      this.#queries.received({ day, status: 'REJECTED', limit: PAGE, ...(cursor && { cursor }) }),
    ))
      rejected.push(reasons);
    return rejected;
  }
}

/** Dates and quantities are no names. */
const namesIn = (entities: readonly GuideEntity[]): DayArticle['names'] =>
  entities.flatMap(({ name, canonical, type, count }) =>
    name === undefined ? [] : [[name, canonical, type, count] as const],
  );

/** No more than a digest needs: a process keeps many of them. */
function toDayArticle(card: ArticleCard, names: DayArticle['names']): DayArticle {
  const { articleId, receivedAt, publishedAt, status, title, language } = card;
  const { publisher, sentiment, reasons, agency, sketch } = card;
  return {
    articleId,
    receivedAt,
    publishedAt,
    status,
    title,
    language,
    names,
    ...(publisher !== undefined && { publisher }),
    ...(sentiment && { sentiment }),
    ...(reasons && { reasons }),
    ...(agency !== undefined && { agency }),
    ...(sketch && { sketch }),
  };
}
