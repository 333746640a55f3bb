import type { ArticleCard } from '@copydesk/core/store/article-card';
import type { ArticleView } from '@copydesk/core/store/article-reader';

/** One article as `--json` prints it. Mentions are offsets in code points of the article's text, the end exclusive. */
export function toArticleDocument({ head, card, passages, entities }: ArticleView) {
  const { articleId, source, status, reasons = [], detail } = head;
  const {
    title,
    byline,
    publisher,
    publishedAt,
    publishedAtOrigin,
    publishedAtOffset,
    format,
    language,
    languageOrigin,
    missingChars,
    sentiment,
    usage,
    engine,
    timings,
  }: Partial<ArticleCard> = card ?? {};
  return {
    key: source.key,
    articleId,
    status,
    reasons,
    ...(detail && { detail }),
    title: title ?? null,
    byline: byline ?? null,
    publisher: publisher ?? null,
    publishedAt: publishedAt ?? null,
    publishedAtOrigin: publishedAtOrigin ?? null,
    publishedAtOffset: publishedAtOffset ?? null,
    format: format ?? null,
    language: language ?? null,
    languageOrigin: languageOrigin ?? null,
    ...(missingChars && { missingChars }),
    sentiment: sentiment ?? null,
    entities: entities
      .toSorted((a, b) => b.salience - a.salience)
      .map(({ canonical, type, score, count, forms, mentions }) => ({
        canonical,
        type,
        score,
        count,
        forms,
        mentions: mentions.map(({ codePoints: { begin, end } }) => ({ begin, end })),
      })),
    passages: passages.length,
    usage: {
      entityUnits: usage?.entityUnits ?? 0,
      sentimentUnits: usage?.sentimentUnits ?? 0,
      calls: usage?.calls ?? 0,
      cached: usage?.cachedUnits ?? 0,
    },
    engine: engine ? `${engine.name}@${engine.version}` : null,
    timings: timings ?? null,
  };
}
export type ArticleDocument = ReturnType<typeof toArticleDocument>;
