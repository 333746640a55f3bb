import type { EntityType, PassageAnalysis, Sentiment } from '../article/analysis.ts';
import type { Passage } from '../article/passage.ts';
import type { ArticleFacts, SourceObject } from '../article/revision.ts';
import type { Settings } from '../article/settings.ts';
import type { TextSpan } from '../article/span.ts';
import type { ArticleStatus, Reason } from '../article/status.ts';
import type { ArticleUsage, PassageUsage } from '../article/usage.ts';
import { LIST, MAP, mapOf, NUMBER, NUMBER_SET, optional, parserOf, TEXT } from './parse-item.ts';

/** The engine that made the findings of a record. */
export interface Engine {
  readonly name: string;
  readonly version: string;
}

/** One of an article's most salient entities, as the head lists it. */
export interface TopEntity {
  readonly canonical: string;
  readonly type: EntityType;
  readonly count: number;
  readonly salience: number;
}

/** One of the phrases that an article repeats most, as the head lists it. */
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

/** The parts of an article that readers see once a generation is published. They are attributes of the head. */
export interface PublishedArticle extends ArticleFacts, ArticleFindings {
  readonly timings: ArticleTimings;
}

/** The attributes of the head that hold the published article. A rejection removes them. */
export const VISIBLE_ATTRIBUTES = Object.keys({
  title: true,
  byline: true,
  publisher: true,
  publishedAt: true,
  publishedAtOrigin: true,
  publishedAtOffset: true,
  language: true,
  languageOrigin: true,
  format: true,
  chars: true,
  sentiment: true,
  coverage: true,
  topEntities: true,
  keyPhrases: true,
  counts: true,
  usage: true,
  engine: true,
  timings: true,
} satisfies Record<keyof PublishedArticle, true>) as readonly (keyof PublishedArticle)[];

/** The facts of the version in progress, until the flip makes them visible. */
export interface Draft extends ArticleFacts {
  readonly receivedAt: string;
  readonly claimedAt: string;
}

/** The one item that holds the status of an article. */
export interface Head extends Partial<PublishedArticle> {
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
  /** When the newest version was received. The article is in the feed of that day. */
  readonly receivedAt?: string;
  /** Seconds since the epoch; tombstones only. */
  readonly expiresAt?: number;
}

const SUMMARY_SHAPE = {
  articleId: TEXT,
  status: TEXT,
  reasons: optional(LIST),
  source: mapOf({ bucket: TEXT, key: TEXT, etag: optional(TEXT) }),
  generation: TEXT,
  published: optional(TEXT),
  pipelineVersion: TEXT,
  settings: optional(MAP),
  counts: optional(MAP),
  usage: optional(MAP),
  draft: optional(MAP),
  byline: optional(TEXT),
  publisher: optional(TEXT),
  publishedAtOrigin: optional(TEXT),
  format: optional(TEXT),
};
export const parseHead = parserOf<Head>('head of an article', {
  ...SUMMARY_SHAPE,
  schemaVersion: NUMBER,
  sequencer: TEXT,
  previous: optional(TEXT),
  plan: optional(TEXT),
  passageCount: optional(NUMBER),
  pending: optional(NUMBER_SET),
  receivedAt: optional(TEXT),
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
  'source',
  'generation',
  'published',
  'pipelineVersion',
  'settings',
  'counts',
  'usage',
  'draft',
  'byline',
  'publisher',
  'publishedAtOrigin',
  'format',
] as const satisfies readonly (keyof Head)[];
export type HeadSummary = Pick<Head, (typeof HEAD_SUMMARY)[number]>;
export const parseHeadSummary = parserOf<HeadSummary>('head of an article', SUMMARY_SHAPE);

/** A row of a feed: the attributes of a head that the index carries. */
export type FeedRow = Pick<
  Head,
  'articleId' | 'status' | 'title' | 'language' | 'publishedAt' | 'sentiment'
> &
  Required<Pick<Head, 'receivedAt'>>;
export const parseFeedRow = parserOf<FeedRow>('row of a feed', {
  articleId: TEXT,
  status: TEXT,
  receivedAt: TEXT,
  title: optional(TEXT),
  language: optional(TEXT),
  publishedAt: optional(TEXT),
  sentiment: optional(MAP),
});

/** One passage of one generation, with the findings in it. */
export interface PassageRecord extends Passage, Omit<PassageAnalysis, 'failures'> {
  readonly articleId: string;
  readonly generation: string;
  /** Why an analysis that was asked for is missing; absent where none is missing. */
  readonly failures?: PassageAnalysis['failures'];
  readonly usage: PassageUsage;
  readonly engine: Engine;
}

const SPAN = mapOf({ begin: NUMBER, end: NUMBER });
export const parsePassage = parserOf<PassageRecord>('passage', {
  articleId: TEXT,
  generation: TEXT,
  index: NUMBER,
  text: TEXT,
  gap: TEXT,
  span: mapOf({ codePoints: SPAN, utf16: SPAN }),
  entities: optional(LIST),
  sentiment: optional(MAP),
  keyPhrases: optional(LIST),
  targetedSentiment: optional(LIST),
  failures: optional(MAP),
  usage: MAP,
  engine: MAP,
});

/** One entity of one generation: all its mentions, resolved to one canonical name. */
export interface EntityRecord {
  readonly articleId: string;
  readonly generation: string;
  readonly type: EntityType;
  readonly canonical: string;
  /** The mean confidence of its mentions. */
  readonly score: number;
  /** How many mentions there are, including those that `mentions` leaves out. */
  readonly count: number;
  /** How often each surface form occurs. */
  readonly forms: Readonly<Record<string, number>>;
  /** In offsets of the article's text, ascending; the first 1,000. */
  readonly mentions: readonly TextSpan[];
  /** 0 … 1: how much the article is about it. */
  readonly salience: number;
  /** The sentiment of the passages that mention it, weighted by mentions. */
  readonly sentiment?: Sentiment;
  /** The sentiment of its mentions towards it; absent where that was not asked for. */
  readonly targetedSentiment?: Sentiment;
  /** The article's title, for listings that read the index alone. */
  readonly title: string;
  readonly publishedAt: string;
}

export const parseEntity = parserOf<EntityRecord>('entity', {
  articleId: TEXT,
  generation: TEXT,
  type: TEXT,
  canonical: TEXT,
  score: NUMBER,
  count: NUMBER,
  forms: MAP,
  mentions: LIST,
  salience: NUMBER,
  sentiment: optional(MAP),
  targetedSentiment: optional(MAP),
  title: TEXT,
  publishedAt: TEXT,
});
