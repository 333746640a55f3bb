import type { EntityType, SentimentLabel } from '../article/analysis.ts';
import type { ArticleStatus, Reason } from '../article/status.ts';
import type { CountBy } from '../digest/rank-trends.ts';

/** How much of an answer is asked for at a time. */
export interface PageOptions {
  /** The most items of a page, 1 to 500; 50 where it is absent. A page may have fewer, or none, and still not be the last. */
  readonly limit?: number;
  /** The cursor of the page before, for the same question. */
  readonly cursor?: string;
}

/**
 * A period of time, in UTC. Each end is a day, as 2026-11-24, or an instant in ISO 8601. A day counts as a whole, also as
 * `until`. An instant as `until` is excluded. An end that is absent is open.
 */
export interface Period {
  readonly since?: string;
  readonly until?: string;
}

/** A day, or a period that has both ends. */
export type Days = { readonly day: string } | { readonly since: string; readonly until: string };

/** Which articles name something. */
export interface AboutQuestion extends Period, PageOptions {
  /** Any form of the name: it is folded, and aliases are resolved. */
  readonly name: string;
  readonly type?: EntityType;
  /** The tone of the passages that mention the name. */
  readonly sentiment?: SentimentLabel;
  /** The tone towards the name itself. Only articles that were analysed for it match. */
  readonly towards?: SentimentLabel;
  /** 0 … 1: how much of the article is about the name. */
  readonly minSalience?: number;
  /** With `story`, the articles of a page that tell one story are one item: the newest of them. Each is an item where it is absent. */
  readonly by?: 'article' | 'story';
}

/** Which articles name two things. */
export interface AboutBothQuestion extends Period, PageOptions {
  readonly names: readonly [string, string];
}

/** Which articles were published on some days. */
export type ArticlesQuestion = Days &
  PageOptions & {
    readonly status?: 'ENRICHED' | 'PARTIAL';
    readonly sentiment?: SentimentLabel;
    readonly language?: string;
    /** Names that differ only in case or spacing are equal. */
    readonly publisher?: string;
  };

/** Which objects were received on some days, whatever became of them. */
export type ReceivedQuestion = Days & PageOptions & { readonly status?: ArticleStatus };

/** Which objects that were received on some days were rejected, or enriched in part only. */
export type FailuresQuestion = Days & PageOptions & { readonly reason?: Reason };

export const TIMELINE_STEPS = ['hour', 'day', 'week'] as const;
export type TimelineStep = (typeof TIMELINE_STEPS)[number];

/** How often a name was mentioned over time, and in what tone. */
export interface TimelineQuestion extends Period {
  readonly name: string;
  readonly by: TimelineStep;
  readonly type?: EntityType;
  /** Whether to count the stories of each step, too. */
  readonly stories?: boolean;
  readonly cursor?: string;
}

/** Which other names occur in the articles that name something. */
export interface NeighboursQuestion extends Period {
  readonly name: string;
  /** The most names that are returned; 50 where it is absent. */
  readonly limit?: number;
  /** The most articles that are looked at, the newest; 200 where it is absent. */
  readonly articles?: number;
}

/** Which names occur in the largest number of the articles published on some days. */
export type MostNamedQuestion = Days & {
  readonly type?: EntityType;
  /** The most names that are returned; 50 where it is absent. */
  readonly limit?: number;
  /** The most articles that are looked at, the newest; 5,000 where it is absent. */
  readonly articles?: number;
};

/** Which stories several articles of a day tell. */
export interface StoriesQuestion {
  /** `2026-11-30`, UTC. */
  readonly day: string;
  /** The most stories that are returned, 1 to 50; 50 where it is absent. */
  readonly limit?: number;
}

/** Which names of a day are unusual against the 28 days before. */
export interface TrendsQuestion {
  /** `2026-11-30`, UTC. */
  readonly day: string;
  /** Each story once where it is absent. */
  readonly by?: CountBy;
  readonly type?: EntityType;
  /** The most names that are returned; 50 where it is absent. */
  readonly limit?: number;
}

/** Which names begin as a user has typed. */
export interface NamesQuestion {
  /** One letter or more; it is folded. */
  readonly prefix: string;
  readonly type?: EntityType;
  /** The most names that are returned, 1 to 500; 50 where it is absent. */
  readonly limit?: number;
}
