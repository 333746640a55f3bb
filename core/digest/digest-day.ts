import type { Reason } from '../article/status.ts';
import { groupStories } from '../stories/group-stories.ts';
import { countNames } from './count-names.ts';
import { countValues } from './count-values.ts';
import type { DayArticle } from './day-article.ts';
import { type DayDigest, MAX_NAMES, MAX_PUBLISHERS, MAX_STORIES, type NameCount } from './day-digest.ts';
import { listStories } from './list-stories.ts';

/** So many days before a day are searched for the articles of its stories. */
export const STORY_DAYS = 3;

/** What a digest is made of. */
export interface DayRecords {
  /** `2026-11-30`, UTC. */
  readonly day: string;
  /** Published on the day, each article once. */
  readonly articles: readonly DayArticle[];
  /** Published on the `STORY_DAYS` days before. */
  readonly earlier: readonly DayArticle[];
  /** The reasons of each object received on the day that was rejected. */
  readonly rejected: readonly (readonly Reason[])[];
}

/** A digest with what does not fit in its item. */
export interface WholeDigest {
  readonly digest: DayDigest;
  /** All names, those in the most stories first. */
  readonly names: readonly NameCount[];
  /** The story of each article of the day. */
  readonly stories: ReadonlyMap<string, string>;
}

/**
 * Digests a day. The result is a function of the records: their order makes no difference, and nothing of an earlier digest
 * is read.
 */
export function digestDay({ day, articles, earlier, rejected }: DayRecords): WholeDigest {
  const all = [...articles, ...earlier].sort(byReception);
  const ofDay = new Set(articles.map(({ articleId }) => articleId));
  const isOfDay = ({ articleId }: DayArticle) => ofDay.has(articleId);
  const stories = groupStories(all);
  const own = all.filter(isOfDay);
  const storyOf = ({ articleId }: DayArticle) => stories.get(articleId) ?? articleId;
  const count = (valuesOf: (article: DayArticle) => readonly (string | undefined)[]) =>
    countValues(
      own.flatMap((article) => valuesOf(article).map((value) => [storyOf(article), value] as const)),
    );
  const names = countNames(own, stories);
  const digest: DayDigest = {
    day,
    articles: own.length,
    stories: new Set(own.map(storyOf)).size,
    rejected: rejected.length,
    statuses: count(({ status }) => [status]),
    sentiments: count(({ sentiment }) => [sentiment?.label]),
    languages: count(({ language }) => [language]),
    publishers: count(({ publisher }) => [publisher]).slice(0, MAX_PUBLISHERS),
    reasons: count(({ reasons = [] }) => [...new Set(reasons)]),
    rejections: countValues(
      rejected.flatMap((reasons, number) => reasons.map((reason) => [String(number), reason] as const)),
    ),
    names: names.slice(0, MAX_NAMES),
    namesCounted: names.length,
    topStories: listStories(all, stories, isOfDay).slice(0, MAX_STORIES),
  };
  return { digest, names, stories: new Map(own.map((article) => [article.articleId, storyOf(article)])) };
}

function byReception(a: DayArticle, b: DayArticle): number {
  if (a.receivedAt !== b.receivedAt) return a.receivedAt < b.receivedAt ? -1 : 1;
  return a.articleId < b.articleId ? -1 : 1;
}
