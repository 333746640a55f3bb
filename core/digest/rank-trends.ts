import type { NameCount } from './day-digest.ts';
import { measureSurprise, type Surprise } from './measure-surprise.ts';

/** Whether each article counts, or the copies and rewrites of one text once. */
export type CountBy = 'articles' | 'stories';

/** The names of a day, and how much was published. */
export interface DayNames<Name = Pick<NameCount, 'name' | 'type' | 'articles' | 'stories'>> {
  /** `2026-11-30`, UTC. */
  readonly day: string;
  readonly articles: number;
  readonly stories: number;
  readonly names: readonly Name[];
}

/** A name of a day, and how unusual it is. The surprise is absent where the days before are too few. */
export interface Trend extends NameCount, Partial<Surprise> {
  /** Its count on each of the days before, the oldest first; absent where there are none. */
  readonly history?: readonly number[];
}

/** So many days before a day are what is usual. */
export const USUAL_DAYS = 28;
/** A name in one article is no trend, however new. */
const MIN_COUNT = 2;

/**
 * The names of a day, the most unusual first; where nothing is known to be usual, the most frequent first.
 *
 * @param before the days before, the nearest first; a day that is missing counts as one without articles
 */
export function rankTrends(today: DayNames<NameCount>, before: readonly DayNames[], by: CountBy): Trend[] {
  const history = before.map((day) => ({
    total: day[by],
    counts: new Map(day.names.map((count) => [keyOf(count), count[by]])),
  }));
  const trends = today.names
    .filter((count) => count[by] >= MIN_COUNT)
    .map((count): Trend => {
      const days = history.map(({ total, counts }) => ({ total, count: counts.get(keyOf(count)) ?? 0 }));
      return {
        ...count,
        ...measureSurprise({ count: count[by], total: today[by] }, days),
        ...(days.length > 0 && { history: days.map((earlier) => earlier.count).reverse() }),
      };
    });
  return trends.sort(
    (a: Trend, b: Trend) =>
      (b.surprise ?? 0) - (a.surprise ?? 0) || b[by] - a[by] || (keyOf(a) < keyOf(b) ? -1 : 1),
  );
}

const keyOf = ({ name, type }: Pick<NameCount, 'name' | 'type'>): string => `${name}#${type}`;
