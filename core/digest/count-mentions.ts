import type { Sentiment } from '../article/analysis.ts';
import { weighSentiment } from '../article/weigh-sentiment.ts';

/** What a counter needs of an article: all its entities. */
export interface MentioningArticle {
  readonly articleId: string;
  readonly entities: readonly {
    /** Folded; absent for dates and quantities. */
    readonly name?: string;
    readonly count: number;
    /** Of the passages that mention it. */
    readonly sentiment?: Sentiment;
  }[];
}

/** The articles and mentions of a name on a day, as a timeline counts them: mentions of all types together. */
export interface MentionCount {
  /** Folded. */
  readonly name: string;
  readonly articles: number;
  readonly stories: number;
  readonly mentions: number;
  /** How many of the articles have a tone. */
  readonly toned: number;
  /** −1 … 1: the mean tone of the passages that mention it, over those articles; 0 where none has a tone. */
  readonly tone: number;
}

/** A name in fewer articles of a day has no counter: its rows are few enough to be read. */
export const MIN_COUNTED_ARTICLES = 10;

interface Tally {
  articles: number;
  readonly stories: Set<string>;
  mentions: number;
  toned: number;
  tone: number;
}

/**
 * Counts the names that are in many articles of a day.
 *
 * @param articles each once, in an order that depends on the articles alone
 * @param stories the story of each
 * @param least a name in fewer articles is left out
 * @returns by name
 */
export function countMentions(
  articles: readonly MentioningArticle[],
  stories: ReadonlyMap<string, string>,
  least = MIN_COUNTED_ARTICLES,
): MentionCount[] {
  const tallies = new Map<string, Tally>();
  for (const { articleId, entities } of articles) {
    const named = Map.groupBy(entities, ({ name = '' }) => name);
    named.delete('');
    for (const [name, mentioned] of named) {
      const tally = tallies.get(name) ?? { articles: 0, stories: new Set(), mentions: 0, toned: 0, tone: 0 };
      tallies.set(name, tally);
      tally.articles++;
      tally.stories.add(stories.get(articleId) ?? articleId);
      tally.mentions += mentioned.reduce((sum, { count }) => sum + count, 0);
      const sentiment = sentimentOf(mentioned);
      if (!sentiment) continue;
      tally.toned++;
      tally.tone += sentiment.scores.positive - sentiment.scores.negative;
    }
  }
  return [...tallies]
    .filter(([, tally]) => tally.articles >= least)
    .map(([name, { articles, stories, mentions, toned, tone }]) => ({
      name,
      articles,
      stories: stories.size,
      mentions,
      toned,
      tone: toned > 0 ? Number((tone / toned).toFixed(4)) : 0,
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function sentimentOf(mentioned: MentioningArticle['entities']): Sentiment | undefined {
  const parts = mentioned.flatMap(({ sentiment, count }) =>
    sentiment ? [{ sentiment, weight: count }] : [],
  );
  return parts.length === 1 ? parts[0]?.sentiment : weighSentiment(parts);
}
