import type { EntityType } from '../article/analysis.ts';

/** How often a value occurs. `stories` counts the copies and rewrites of one text once. */
export interface ValueCount {
  readonly value: string;
  readonly articles: number;
  readonly stories: number;
}

/** A name on a day. */
export interface NameCount {
  /** Folded: the key of its rows. */
  readonly name: string;
  /** As most articles of the day have it. */
  readonly canonical: string;
  readonly type: EntityType;
  readonly articles: number;
  readonly stories: number;
  readonly mentions: number;
  /** −1 … 1: the mean tone of the articles that name it; absent where none was analysed for it. */
  readonly tone?: number;
}

/** A story has two or more articles. One of them or more was published on the day. */
export interface StoryCount {
  /** The id of its article that was received first, the days before included. */
  readonly story: string;
  /** Of that article. */
  readonly title: string;
  readonly publisher?: string;
  readonly publishedAt: string;
  /** The agency that one of its texts is marked with. */
  readonly agency?: string;
  /** Published on the day. */
  readonly articles: number;
  /** Published on the days before that stories are looked for in. */
  readonly earlier: number;
  /** How many publishers are known to have printed it. */
  readonly publishers: number;
  readonly tone?: number;
  /** The names that most of its articles have, at most 5; of those of as many articles, the most mentioned first. */
  readonly names: readonly string[];
  /** The ids of its articles of the day, by reception, at most 20. */
  readonly members: readonly string[];
}

/** What a day's articles say together. A function of the articles alone. */
export interface DayDigest {
  /** `2026-11-30`, UTC. */
  readonly day: string;
  /** Published on the day. */
  readonly articles: number;
  readonly stories: number;
  /** Objects received on the day that are no articles. */
  readonly rejected: number;
  readonly statuses: readonly ValueCount[];
  /** By the label of the article. Articles that were not analysed for it are left out. */
  readonly sentiments: readonly ValueCount[];
  readonly languages: readonly ValueCount[];
  /** The largest, at most 100. Articles whose publisher is not known are left out. */
  readonly publishers: readonly ValueCount[];
  /** Why articles are PARTIAL. */
  readonly reasons: readonly ValueCount[];
  /** Why objects were rejected. Nobody knows the stories of objects that were not read: each counts as one. */
  readonly rejections: readonly ValueCount[];
  /** The names in the most stories, at most 200. */
  readonly names: readonly NameCount[];
  /** How many names the day has in all. */
  readonly namesCounted: number;
  /** The stories of the most articles, at most 50. */
  readonly topStories: readonly StoryCount[];
}

export const MAX_PUBLISHERS = 100;
export const MAX_NAMES = 200;
export const MAX_STORIES = 50;
