import { createHash } from 'node:crypto';
import { SCHEMA_VERSION } from '@copydesk/core/article/pipeline-version';
import type { ArticleStatus, Reason } from '@copydesk/core/article/status';
import type { Head, PublishedArticle } from '@copydesk/core/store/items';
import { fitNames } from './fit-names.ts';

/** An event on the bus: an article reached a terminal status. */
export interface ArticleEvent {
  readonly type: 'article.enriched' | 'article.rejected' | 'article.deleted';
  readonly detail: {
    readonly schemaVersion: number;
    /** The same for every repetition of the event, so that a consumer can deduplicate by it. */
    readonly eventId: string;
    readonly articleId: string;
    readonly generation: string;
    readonly bucket: string;
    readonly key: string;
    readonly status: ArticleStatus;
    readonly reasons: readonly Reason[];
    /**
     * The folded names of all named entities of an enriched article, the most salient ones first, so that a rule on the bus
     * can match by a name.
     */
    readonly names?: readonly string[];
    /** How many names did not fit. */
    readonly namesLeftOut?: number;
    readonly article?: Pick<
      PublishedArticle,
      | 'title'
      | 'publisher'
      | 'language'
      | 'languageOrigin'
      | 'missingChars'
      | 'publishedAt'
      | 'publishedAtOrigin'
      | 'sentiment'
      | 'topEntities'
      | 'counts'
      | 'coverage'
    >;
  };
}

/**
 * EventBridge takes 256 KB for an entry, and SNS for a message. The envelope of the event takes less than the difference.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-putevents.html
 */
const MAX_DETAIL_BYTES = 254_000;

const TYPES = {
  ENRICHED: 'article.enriched',
  PARTIAL: 'article.enriched',
  REJECTED: 'article.rejected',
  DELETED: 'article.deleted',
} as const;

/** @param names the folded names of the article's entities, by salience */
export function articleEventOf(
  head: Head,
  status: keyof typeof TYPES,
  reasons: readonly Reason[] = [],
  article?: PublishedArticle,
  names: readonly string[] = [],
): ArticleEvent {
  const { articleId, generation, source } = head;
  const type = TYPES[status];
  const detail = {
    schemaVersion: SCHEMA_VERSION,
    eventId: createHash('sha256')
      .update(/* guard: a repeated event keeps its id */ JSON.stringify([type, articleId, generation]))
      .digest('hex')
      .slice(0, 32),
    articleId,
    generation,
    bucket: source.bucket,
    key: source.key,
    status,
    reasons,
    ...(article && {
      article: {
        title: article.title,
        ...(article.publisher && { publisher: article.publisher }),
        language: article.language,
        ...(article.languageOrigin && { languageOrigin: article.languageOrigin }),
        ...(article.missingChars && { missingChars: article.missingChars }),
        publishedAt: article.publishedAt,
        ...(article.publishedAtOrigin && { publishedAtOrigin: article.publishedAtOrigin }),
        ...(article.sentiment && { sentiment: article.sentiment }),
        topEntities: article.topEntities,
        counts: article.counts,
        coverage: article.coverage,
      },
    }),
  };
  if (!article) return { type, detail };
  const without = { ...detail, names: [], namesLeftOut: names.length };
  const room = MAX_DETAIL_BYTES - Buffer.byteLength(JSON.stringify(without)) + '[]'.length;
  return { type, detail: { ...detail, ...fitNames(names, room) } };
}
