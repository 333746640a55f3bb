import { createHash } from 'node:crypto';
import { SCHEMA_VERSION } from '@copydesk/core/article/pipeline-version';
import type { ArticleStatus, Reason } from '@copydesk/core/article/status';
import type { Head, PublishedArticle } from '@copydesk/core/store/items';

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
    readonly article?: Pick<
      PublishedArticle,
      | 'title'
      | 'language'
      | 'languageOrigin'
      | 'publishedAt'
      | 'publishedAtOrigin'
      | 'sentiment'
      | 'topEntities'
      | 'counts'
      | 'coverage'
    >;
  };
}

const TYPES = {
  ENRICHED: 'article.enriched',
  PARTIAL: 'article.enriched',
  REJECTED: 'article.rejected',
  DELETED: 'article.deleted',
} as const;

export function articleEventOf(
  head: Head,
  status: keyof typeof TYPES,
  reasons: readonly Reason[] = [],
  article?: PublishedArticle,
): ArticleEvent {
  const { articleId, generation, source } = head;
  const type = TYPES[status];
  return {
    type,
    detail: {
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
          language: article.language,
          ...(article.languageOrigin && { languageOrigin: article.languageOrigin }),
          publishedAt: article.publishedAt,
          ...(article.publishedAtOrigin && { publishedAtOrigin: article.publishedAtOrigin }),
          ...(article.sentiment && { sentiment: article.sentiment }),
          topEntities: article.topEntities,
          counts: article.counts,
          coverage: article.coverage,
        },
      }),
    },
  };
}
