import type { EntityType, PassageAnalysis, Sentiment } from '../article/analysis.ts';
import type { Passage } from '../article/passage.ts';
import type { ArticleFacts, SourceObject } from '../article/revision.ts';
import type { Settings } from '../article/settings.ts';
import type { TextSpan } from '../article/span.ts';
import type { ArticleStatus, Reason } from '../article/status.ts';
import type { ArticleUsage, PassageUsage } from '../article/usage.ts';

/** Which engine found what a record holds. */
export interface Engine {
  readonly name: string;
  readonly version: string;
}

/** One of an article's most telling entities, as the head lists it. */
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

/** What merging an article's passages makes of it. */
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

/** ISO 8601 instants of one version's way through the pipeline. */
export interface ArticleTimings {
  readonly receivedAt: string;
  readonly claimedAt: string;
  readonly enrichedAt: string;
}

/** What readers see of an article once a generation of it is published. Stands in the head's own attributes. */
export interface PublishedArticle extends ArticleFacts, ArticleFindings {
  readonly timings: ArticleTimings;
}

/** The attributes of the head that hold the published article: what a rejection takes away. */
export const VISIBLE_ATTRIBUTES = Object.keys({
  title: true,
  byline: true,
  publisher: true,
  publishedAt: true,
  language: true,
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

/** What belongs to the version in work, until the flip makes it visible. */
export interface Draft extends ArticleFacts {
  readonly receivedAt: string;
  readonly claimedAt: string;
}

/** The one item that says where an article stands. */
export interface Head extends Partial<PublishedArticle> {
  readonly articleId: string;
  readonly schemaVersion: number;
  readonly status: ArticleStatus;
  /** Why the article is REJECTED or PARTIAL. */
  readonly reasons?: readonly Reason[];
  /** What was seen, for whoever dropped a rejected object. */
  readonly detail?: string;
  /** The object of the newest version begun. A tombstone keeps the bucket and key alone. */
  readonly source: Pick<SourceObject, 'bucket' | 'key'> & Partial<SourceObject>;
  /** Padded; the order of events. */
  readonly sequencer: string;
  /** The newest generation begun. */
  readonly generation: string;
  /** The generation that readers see. */
  readonly published?: string;
  /** The generation that the newest one replaces: it may have left items behind. */
  readonly previous?: string;
  readonly pipelineVersion: string;
  /** What the newest generation was begun with; absent where it is rejected or deleted. */
  readonly settings?: Settings;
  /** The passages that the newest generation was cut into, so that it is cut the same way again; likewise. */
  readonly plan?: string;
  /** How many passages the newest generation has. */
  readonly passageCount?: number;
  /** Indices of the passages not yet analysed; absent when there are none. */
  readonly pending?: ReadonlySet<number>;
  readonly draft?: Draft;
  /** When the newest version was received: its day is the feed the article stands in. */
  readonly receivedAt?: string;
  /** Seconds since the epoch; tombstones only. */
  readonly expiresAt?: number;
}

/** One passage of one generation, with what was found in it. */
export interface PassageRecord extends Passage, Omit<PassageAnalysis, 'failures'> {
  readonly articleId: string;
  readonly generation: string;
  /** Why an analysis that was asked for is absent; itself absent where none is. */
  readonly failures?: PassageAnalysis['failures'];
  readonly usage: PassageUsage;
  readonly engine: Engine;
}

/** One entity of one generation: every place that names it, resolved to one canonical name. */
export interface EntityRecord {
  readonly articleId: string;
  readonly generation: string;
  readonly type: EntityType;
  readonly canonical: string;
  /** The mean confidence of its mentions. */
  readonly score: number;
  /** How many mentions there are, also where `mentions` is cut short. */
  readonly count: number;
  /** How often each surface form occurs. */
  readonly forms: Readonly<Record<string, number>>;
  /** In document offsets, ascending; the first 1,000. */
  readonly mentions: readonly TextSpan[];
  /** 0 … 1: how much the article is about it. */
  readonly salience: number;
  /** Of the passages that mention it, weighted by mentions. */
  readonly sentiment?: Sentiment;
  /** Towards it, of the places that speak of it; absent where that was not asked for. */
  readonly targetedSentiment?: Sentiment;
  /** The article's, for listings straight from the index. */
  readonly title: string;
  readonly publishedAt: string;
}
