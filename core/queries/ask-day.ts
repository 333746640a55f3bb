import { MAX_STORIES } from '../digest/day-digest.ts';
import { USUAL_DAYS } from '../digest/rank-trends.ts';
import { DayStore } from '../store/day-store.ts';
import type { DayAnswer, DayStories, DayTrends } from './answers.ts';
import type { QueryContext } from './context.ts';
import { type DayQueries, DayReader } from './days/day-reader.ts';
import { daysBefore } from './days/days-before.ts';
import { limitOf } from './page.ts';
import { dayOf } from './period.ts';
import type { StoriesQuestion, TrendsQuestion } from './questions.ts';

/** What the articles of a day say together: the stored digest, or one that is made of the records where the stage has made none. */
export async function askDay(
  { table }: Pick<QueryContext, 'table'>,
  queries: DayQueries,
  day: string,
): Promise<DayAnswer> {
  const asked = dayOf('day', day);
  const madeAt = new Date().toISOString();
  const stored = await new DayStore(table).readDigest(asked);
  if (stored) return { ...stored.digest, madeAt: stored.madeAt };
  const { digest } = await new DayReader(queries).digest(asked);
  return { ...digest, madeAt };
}

/** The stories that several articles of a day tell, those of the most articles first. */
export async function askStories(
  context: Pick<QueryContext, 'table'>,
  queries: DayQueries,
  { day, limit }: StoriesQuestion,
): Promise<DayStories> {
  const most = limitOf(limit ?? MAX_STORIES, MAX_STORIES);
  const { articles, stories, topStories, madeAt } = await askDay(context, queries, day);
  return { day, articles, stories, topStories: topStories.slice(0, most), madeAt };
}

/** The names of a day, the most unusual first. */
export async function askTrends(
  { table }: Pick<QueryContext, 'table'>,
  queries: DayQueries,
  { day, by = 'stories', type, limit }: TrendsQuestion,
): Promise<DayTrends> {
  const most = limitOf(limit);
  const asked = dayOf('day', day);
  const store = new DayStore(table);
  const digests = await store.readDigests(daysBefore(asked, USUAL_DAYS));
  const { trends, ...counts } = await new DayReader(queries).trends(asked, by, async (earlier) => {
    const digest = digests.get(earlier)?.digest;
    const names = digest && (await store.readNames(earlier));
    return names && { day: earlier, articles: digest.articles, stories: digest.stories, names };
  });
  const found = trends.filter((trend) => type === undefined || trend.type === type);
  return { ...counts, trends: found.slice(0, most) };
}
