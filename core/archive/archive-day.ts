import type { Sentiment } from '../article/analysis.ts';
import type { ArticleCard } from '../store/article-card.ts';
import type { GuideEntity } from '../store/guide.ts';
import type { ArchiveRow } from './tables.ts';
import { writeParquet } from './write-parquet.ts';

/** What the archive holds of an article. */
export interface ArchivedArticle {
  readonly card: ArticleCard;
  /** The id of its story. */
  readonly story: string;
  readonly entities: readonly Omit<GuideEntity, 'forms'>[];
}

/** The files of a day. */
export interface DayFiles {
  readonly articles: Uint8Array;
  readonly entities: Uint8Array;
  readonly mentions: Uint8Array;
}

/** The order of the articles in the files of a day. */
export const inOrder = (articles: readonly ArchivedArticle[]): ArchivedArticle[] =>
  [...articles].sort(byPublication);

/** The Parquet files of a day. They depend on the articles alone: their order makes no difference. */
export function archiveDay(articles: readonly ArchivedArticle[]): DayFiles {
  const sorted = inOrder(articles);
  return {
    articles: writeParquet('articles', sorted.map(toArticleRow)),
    entities: writeParquet('entities', entityRows(sorted)),
    mentions: writeParquet('mentions', mentionRows(sorted)),
  };
}

/** The row of an article. @param number of the article on its day */
export function toArticleRow(
  { card, story, entities }: ArchivedArticle,
  number: number,
): ArchiveRow<'articles'> {
  return {
    article: number,
    article_id: card.articleId,
    object_key: card.key,
    published_at: new Date(card.publishedAt),
    published_at_origin: card.publishedAtOrigin,
    published_at_offset: card.publishedAtOffset,
    received_at: new Date(card.receivedAt),
    status: card.status,
    reasons: card.reasons?.length ? card.reasons.join(',') : undefined,
    title: card.title,
    byline: card.byline,
    publisher: card.publisher,
    agency: card.agency,
    language: card.language,
    format: card.format,
    chars: card.chars,
    ...toScores(card.sentiment),
    coverage: card.coverage,
    story,
    entities: entities.length,
    mentions: entities.reduce((sum, { count }) => sum + count, 0),
  };
}

function* entityRows(articles: readonly ArchivedArticle[]): Generator<ArchiveRow<'entities'>> {
  for (const [article, { entities }] of articles.entries()) {
    for (const { name, canonical, type, count, salience, score, sentiment, targetedSentiment } of entities) {
      yield {
        article,
        name,
        canonical,
        type,
        count,
        salience,
        score,
        ...toScores(sentiment),
        targeted_sentiment: targetedSentiment?.label,
        targeted_positive: targetedSentiment?.scores.positive,
        targeted_negative: targetedSentiment?.scores.negative,
      };
    }
  }
}

function* mentionRows(articles: readonly ArchivedArticle[]): Generator<ArchiveRow<'mentions'>> {
  for (const [article, { entities }] of articles.entries()) {
    for (const { canonical, type, mentions } of entities) {
      for (const { codePoints, utf16 } of mentions) {
        yield {
          article,
          canonical,
          type,
          begin_code_point: codePoints.begin,
          end_code_point: codePoints.end,
          begin_utf16: utf16.begin,
          end_utf16: utf16.end,
        };
      }
    }
  }
}

function toScores(sentiment: Sentiment | undefined) {
  return {
    sentiment: sentiment?.label,
    positive: sentiment?.scores.positive,
    negative: sentiment?.scores.negative,
    neutral: sentiment?.scores.neutral,
    mixed: sentiment?.scores.mixed,
  };
}

function byPublication({ card: a }: ArchivedArticle, { card: b }: ArchivedArticle): number {
  if (a.publishedAt !== b.publishedAt) return a.publishedAt < b.publishedAt ? -1 : 1;
  return a.articleId < b.articleId ? -1 : 1;
}
