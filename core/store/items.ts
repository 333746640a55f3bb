import type { EntityType, PassageAnalysis, Sentiment } from '../article/analysis.ts';
import type { Passage } from '../article/passage.ts';
import type { ArticleFacts, SourceObject } from '../article/revision.ts';
import type { Settings } from '../article/settings.ts';
import type { ArticleStatus, Reason } from '../article/status.ts';
import type { ArticleUsage, PassageUsage } from '../article/usage.ts';
import { LIST, MAP, mapOf, NUMBER, NUMBER_SET, optional, parserOf, TEXT } from './parse-item.ts';

/** The engine that made the findings of a record. */
export interface Engine {
  readonly name: string;
  readonly version: string;
}

/** One of an article's most salient entities, as the card lists it. */
export interface TopEntity {
  readonly canonical: string;
  readonly type: EntityType;
  readonly count: number;
  readonly salience: number;
}

/** One of the phrases that an article repeats most, as the card lists it. */
export interface TopKeyPhrase {
  readonly text: string;
  readonly count: number;
}

/** The findings in an article, merged from its passages. */
export interface ArticleFindings {
  /** Length-weighted over the passages that have one; absent where none has. */
  readonly sentiment?: Sentiment;
  /** The share of the text's characters that every analysis covered, 0 … 1. */
  readonly coverage: number;
  readonly topEntities: readonly TopEntity[];
  /** Absent where key phrases were not asked for. */
  readonly keyPhrases?: readonly TopKeyPhrase[];
  readonly counts: { readonly passages: number; readonly entities: number; readonly mentions: number };
  readonly usage: ArticleUsage;
  readonly engine: Engine;
}

/** When one version passed each step of the pipeline, in ISO 8601. */
export interface ArticleTimings {
  readonly receivedAt: string;
  readonly claimedAt: string;
  readonly enrichedAt: string;
}

/** The parts of an article that readers see once a generation is published. They are on its card. */
export interface PublishedArticle extends ArticleFacts, ArticleFindings {
  readonly timings: ArticleTimings;
}

/** The facts of the version in progress, until its card has them. */
export interface Draft extends ArticleFacts {
  readonly receivedAt: string;
  readonly claimedAt: string;
}

/**
 * The one item that holds the status of an article: what the protocol needs, and no more, so that each write of it takes one
 * unit. What readers see of the article is on its card.
 */
export interface Head {
  readonly articleId: string;
  readonly schemaVersion: number;
  readonly status: ArticleStatus;
  /** Why the article is REJECTED or PARTIAL. */
  readonly reasons?: readonly Reason[];
  /** What was found instead of an article, for the person who uploaded a rejected object. */
  readonly detail?: string;
  /** The object of the newest version. A tombstone keeps the bucket and key alone. */
  readonly source: Pick<SourceObject, 'bucket' | 'key'> & Partial<SourceObject>;
  /** Padded. It orders events. */
  readonly sequencer: string;
  /** The generation that was started last. */
  readonly generation: string;
  /** The generation that readers see. */
  readonly published?: string;
  /** When that generation says that the article was published, in ISO 8601: its card is under it. */
  readonly publishedAt?: string;
  /** What the published generation took, in Comprehend's units, those included that the cache saved. */
  readonly units?: number;
  /** The generation that the newest one replaces: it may have left items behind. */
  readonly previous?: string;
  readonly pipelineVersion: string;
  /** The settings that the newest generation was started with; absent where it is rejected or deleted. */
  readonly settings?: Settings;
  /** The passages that the newest generation was cut into, so that a redelivery cuts the same; absent likewise. */
  readonly plan?: string;
  /** How many passages the newest generation has. */
  readonly passageCount?: number;
  /** Indices of the passages not yet analysed; absent when there are none. */
  readonly pending?: ReadonlySet<number>;
  readonly draft?: Draft;
  /** When the newest version was received. The index lists the article under that day. */
  readonly receivedAt?: string;
  /** Seconds since the epoch; tombstones only. */
  readonly expiresAt?: number;
}

/** The attributes of a head that a flip sets for readers. A rejection removes them. */
export const PUBLISHED_ATTRIBUTES = [
  'published',
  'publishedAt',
  'units',
] as const satisfies readonly (keyof Head)[];

const SUMMARY_SHAPE = {
  articleId: TEXT,
  status: TEXT,
  reasons: optional(LIST),
  source: mapOf({ bucket: TEXT, key: TEXT, etag: optional(TEXT) }),
  generation: TEXT,
  published: optional(TEXT),
  publishedAt: optional(TEXT),
  units: optional(NUMBER),
  pipelineVersion: TEXT,
  settings: optional(MAP),
  passageCount: optional(NUMBER),
  draft: optional(MAP),
  receivedAt: optional(TEXT),
};
export const parseHead = parserOf<Head>('head of an article', {
  ...SUMMARY_SHAPE,
  schemaVersion: NUMBER,
  sequencer: TEXT,
  previous: optional(TEXT),
  plan: optional(TEXT),
  pending: optional(NUMBER_SET),
});

/** The one attribute of a head that settling passages needs. */
export const parsePending = parserOf<Pick<Head, 'pending'>>('head of an article', {
  pending: optional(NUMBER_SET),
});

/** The attributes of a head that comparing many articles needs. */
export const HEAD_SUMMARY = [
  'articleId',
  'status',
  'reasons',
  'detail',
  'source',
  'generation',
  'published',
  'publishedAt',
  'units',
  'pipelineVersion',
  'settings',
  'passageCount',
  'draft',
  'receivedAt',
] as const satisfies readonly (keyof Head)[];
export type HeadSummary = Pick<Head, (typeof HEAD_SUMMARY)[number]>;
export const parseHeadSummary = parserOf<HeadSummary>('head of an article', SUMMARY_SHAPE);

/** One passage of one generation, with the findings in it. */
export interface PassageRecord extends Passage, Omit<PassageAnalysis, 'failures'> {
  readonly articleId: string;
  readonly generation: string;
  /** Why an analysis that was asked for is missing; absent where none is missing. */
  readonly failures?: PassageAnalysis['failures'];
  readonly usage: PassageUsage;
  readonly engine: Engine;
  /** ISO 8601: when it was recorded; absent in passages that older code recorded. */
  readonly enrichedAt?: string;
  /** How long the invocation that recorded it had worked on its batch, in milliseconds. */
  readonly enrichMs?: number;
}
