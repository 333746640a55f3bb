import type { EntityType, Sentiment } from '../article/analysis.ts';
import type { Span, TextSpan } from '../article/span.ts';
import type { ArticleStatus, Reason } from '../article/status.ts';
import type { DayDigest, StoryCount } from '../digest/day-digest.ts';
import type { CountBy, Trend } from '../digest/rank-trends.ts';
import type { ArticleCard } from '../store/article-card.ts';
import type { ArticleView } from '../store/article-reader.ts';
import type { GuideEntity } from '../store/guide.ts';

/** A part of an answer. Where there is a cursor, there may be more; an empty page with a cursor is not the end. */
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly cursor?: string;
}

/** An article that names something. Mentions of all types of the name are counted together. */
export interface NamedArticle {
  readonly articleId: string;
  /** The object's key. */
  readonly key: string;
  readonly title: string;
  readonly publisher?: string;
  readonly language: string;
  readonly publishedAt: string;
  /** The folded name that the article was found by. */
  readonly name: string;
  /** The name as the article's records write it. */
  readonly canonical: string;
  /** The most frequent type first. */
  readonly types: readonly EntityType[];
  /** How often the article mentions it. */
  readonly count: number;
  /** 0 … 1: how much of the article is about it. */
  readonly salience: number;
  /** The tone of the passages that mention it. */
  readonly sentiment?: Sentiment;
  /** The tone towards it; absent where the article was not analysed for that. */
  readonly targetedSentiment?: Sentiment;
  /** The sentence of the first mention, cut at words to about 240 characters. */
  readonly sentence?: string;
  /** The mention in the sentence: where it begins and how long it is, in UTF-16 code units. */
  readonly at?: readonly [begin: number, length: number];
  /**
   * The other articles of the page that tell the same story, the newest first; absent where there are none, and where each
   * article was asked for by itself.
   */
  readonly others?: readonly StoryMember[];
}

/** An article that tells the same story as another one. */
export type StoryMember = Pick<NamedArticle, 'articleId' | 'key' | 'title' | 'publisher' | 'publishedAt'>;

/** An article that names both. */
export interface BothNamed {
  readonly articleId: string;
  readonly key: string;
  readonly title: string;
  readonly publisher?: string;
  readonly language: string;
  readonly publishedAt: string;
  /** What the article says of each, in the order of the question. */
  readonly named: readonly [NamedArticle, NamedArticle];
}

/** A page of articles that name both. */
export interface BothPage extends Page<BothNamed> {
  /** The folded name that is looked up: the rarer of the two. Each of its articles is then checked for the other name. */
  readonly walked: string;
}

/** A published article, as listings show it. */
export type ListedArticle = ArticleCard;

/** An article with all its entities, dates and quantities included. */
export interface ArticleEntities {
  readonly card: ArticleCard;
  /** By salience, the highest first. */
  readonly entities: readonly GuideEntity[];
}

/** An object that was received, and what became of it. */
export interface ReceivedArticle {
  readonly articleId: string;
  readonly key: string;
  readonly receivedAt: string;
  readonly status: ArticleStatus;
  readonly reasons: readonly Reason[];
  /** What was found instead of an article. */
  readonly detail?: string;
  /** The published version; absent where none is. */
  readonly card?: ArticleCard;
}

/** An object that was rejected, or that was enriched in part only. */
export type Failure = Omit<ReceivedArticle, 'card'>;

/** What was published about a name in one hour, day or week (Monday to Sunday), in UTC. */
export interface TimelineStepCount {
  /** When it begins, in ISO 8601: 2026-11-24T09 for an hour, 2026-11-24 for a day or a week. */
  readonly start: string;
  readonly articles: number;
  readonly mentions: number;
  /** How many stories the articles tell; absent where that was not asked for. An article may tell none that others tell. */
  readonly stories?: number;
  /** How many of the articles have a tone. */
  readonly toned: number;
  /**
   * The mean over those of positive − negative confidence in the passages that mention the name: −1 is wholly negative,
   * 1 wholly positive. Absent where none has a tone.
   */
  readonly tone?: number;
}

/**
 * A part of a timeline, the newest step first. A step without articles is absent. The first step of a page may continue the
 * last one of the page before: joinTimelines adds them up.
 */
export type TimelinePage = Page<TimelineStepCount>;

/** A name that stands in some articles. */
export interface NameCount {
  /** Folded. */
  readonly name: string;
  readonly canonical: string;
  readonly types: readonly EntityType[];
  readonly articles: number;
  readonly mentions: number;
}

/** The names of some articles, sorted by the number of articles, the highest first. */
export interface NameCounts {
  readonly items: readonly NameCount[];
  /** How many articles were looked at, the newest ones. */
  readonly articles: number;
  /** Whether every article that the question is about was looked at. */
  readonly isComplete: boolean;
}

/** A mention in an article's text. No two marks overlap. */
export interface Mark extends TextSpan {
  /** As the article's records write the name. */
  readonly canonical: string;
  /** Folded; absent for dates and quantities, which are no names. */
  readonly name?: string;
  /** The engine's confidence in it, 0 … 1. */
  readonly score: number;
  readonly type: EntityType;
}

/** The text of an article, with its mentions marked. */
export interface MarkedText {
  readonly article: ArticleView;
  readonly text: string;
  /** In the order of the text. */
  readonly marks: readonly Mark[];
  /** The tone of each passage. Spans are in UTF-16 code units of the text. */
  readonly passages: readonly { readonly span: Span; readonly sentiment?: Sentiment }[];
}

/** When an answer about a day was made. */
export interface Made {
  /** ISO 8601. The digest of a day is made anew within minutes of a change. */
  readonly madeAt: string;
}

/** What the articles of a day say together. */
export interface DayAnswer extends DayDigest, Made {}

/** The stories that several articles of a day tell. */
export interface DayStories extends Made {
  /** `2026-11-30`, UTC. */
  readonly day: string;
  readonly articles: number;
  /** All stories, those of one article too. */
  readonly stories: number;
  /** Those of the most articles first, at most 50. */
  readonly topStories: readonly StoryCount[];
}

/** The names of a day, by how unusual they are. */
export interface DayTrends {
  /** `2026-11-30`, UTC. */
  readonly day: string;
  readonly by: CountBy;
  readonly articles: number;
  readonly stories: number;
  /** How many of the days before have articles. */
  readonly usualDays: number;
  /** The most unusual first. */
  readonly trends: readonly Trend[];
}

/** A name that begins as a user has typed. */
export interface FoundName {
  /** Folded: the key of its rows. */
  readonly name: string;
  readonly canonical: string;
  /** The most frequent type first. */
  readonly types: readonly EntityType[];
  /**
   * How many articles of the last 28 days name it. A name with several types counts with the type in the most articles of each
   * day. Where `isComplete` is false, days may be missing.
   */
  readonly articles: number;
  /** The last day on which an article names it: `2026-11-30`, UTC. */
  readonly last: string;
  /** The alias that begins as typed, where the name itself does not. */
  readonly alias?: string;
}

/**
 * Names that begin as a user has typed, those in the most articles of the last 28 days first. They are those of the days' digests,
 * so names of the last minutes may be missing. Where no day has a digest, they are those of the newest articles.
 */
export interface FoundNames {
  readonly items: readonly FoundName[];
  /**
   * Whether every name that begins so was looked at. It is false where too many begin so, and where a day has more than 1,000
   * articles: the directory does not list names that are in one article of such a day.
   */
  readonly isComplete: boolean;
}
