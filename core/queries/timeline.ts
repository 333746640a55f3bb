import type { Sentiment } from '../article/analysis.ts';
import type { TimelineStepCount } from './answers.ts';
import type { TimelineStep } from './questions.ts';

/** What a timeline needs of an article that names something. */
export interface TimelineArticle {
  readonly articleId?: string;
  readonly publishedAt: string;
  readonly count: number;
  readonly sentiment?: Sentiment;
}

const DAY_MS = 86_400_000;

/**
 * Tone as one number: −1 is wholly negative, 1 wholly positive. It is the confidence in POSITIVE minus that in NEGATIVE;
 * neutral and mixed texts are near 0.
 */
export const toneOf = ({ scores: { positive, negative } }: Sentiment): number => positive - negative;

/** When the hour, day or week that an instant belongs to begins. Weeks begin on Monday, as in ISO 8601. All in UTC. */
export function stepOf(instant: string, by: TimelineStep): string {
  if (by === 'hour') return instant.slice(0, 13);
  const day = instant.slice(0, 10);
  if (by === 'day') return day;
  const sinceMonday = (new Date(day).getUTCDay() + 6) % 7;
  return new Date(Date.parse(day) - sinceMonday * DAY_MS).toISOString().slice(0, 10);
}

/**
 * Counts articles by step, the newest step first.
 *
 * @param articles each article once, in any order
 * @param stories the story of each article, by its id, where stories are counted, too
 */
export function countBySteps(
  articles: readonly TimelineArticle[],
  by: TimelineStep,
  stories?: ReadonlyMap<string, string>,
): TimelineStepCount[] {
  const steps = joinTimelines(
    articles.map(({ publishedAt, count, sentiment }) => ({
      start: stepOf(publishedAt, by),
      articles: 1,
      mentions: count,
      toned: sentiment ? 1 : 0,
      ...(sentiment && { tone: toneOf(sentiment) }),
    })),
  );
  if (!stories) return steps;
  const told = Map.groupBy(articles, ({ publishedAt }) => stepOf(publishedAt, by));
  return steps.map((step) => {
    const ids = (told.get(step.start) ?? []).map(({ articleId = '' }) => stories.get(articleId) ?? articleId);
    return { ...step, stories: new Set(ids).size };
  });
}

/** Adds up what several pages, or several names, say of the same steps. @returns the newest step first */
export function joinTimelines(steps: readonly TimelineStepCount[]): TimelineStepCount[] {
  return [...Map.groupBy(steps, ({ start }) => start)]
    .map(([start, same]) => {
      const toned = sum(same.map((step) => step.toned));
      const tone = sum(same.map((step) => (step.tone ?? 0) * step.toned)) / toned;
      return {
        start,
        articles: sum(same.map((step) => step.articles)),
        mentions: sum(same.map((step) => step.mentions)),
        ...(same.every((step) => step.stories !== undefined) && {
          stories: sum(same.map((step) => step.stories ?? 0)),
        }),
        toned,
        ...(toned > 0 && { tone }),
      };
    })
    .sort((a, b) => (a.start < b.start ? 1 : -1));
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
