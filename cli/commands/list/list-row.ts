import type { ListedArticle, ReceivedArticle } from '@copydesk/core/queries/answers';
import type { CsvCell } from '../../output/csv.ts';

/** An article as `list --json` prints it: a line of `--ndjson`, a row of `--csv`. */
export interface ListRow {
  readonly key: string;
  readonly articleId: string;
  readonly status: string;
  readonly reasons: readonly string[];
  readonly receivedAt?: string;
  readonly title?: string;
  readonly byline?: string;
  readonly publisher?: string;
  readonly language?: string;
  readonly publishedAt?: string;
  readonly publishedAtOrigin?: string;
  readonly format?: string;
  readonly sentiment?: string;
}

/** @param card of the published version; undefined where none is */
export function toReceivedRow({
  key,
  articleId,
  status,
  reasons,
  receivedAt,
  card,
}: ReceivedArticle): ListRow {
  return { key, articleId, status, reasons, receivedAt, ...(card && factsOf(card)) };
}

export function toPublishedRow(card: ListedArticle): ListRow {
  const { key, articleId, status, reasons = [], receivedAt } = card;
  return { key, articleId, status, reasons, receivedAt, ...factsOf(card) };
}

function factsOf(card: ListedArticle) {
  const { title, byline, publisher, language, publishedAt, publishedAtOrigin, format, sentiment } = card;
  return {
    title,
    ...(byline && { byline }),
    ...(publisher && { publisher }),
    language,
    publishedAt,
    ...(publishedAtOrigin && { publishedAtOrigin }),
    ...(format && { format }),
    ...(sentiment && { sentiment: sentiment.label }),
  };
}

export const LIST_HEADS = [
  'received',
  'status',
  'reasons',
  'published',
  'title',
  'key',
  'byline',
  'publisher',
  'language',
  'format',
  'sentiment',
] as const;

export const listCells = (row: ListRow): CsvCell[] => [
  row.receivedAt,
  row.status,
  row.reasons.join(' '),
  row.publishedAt,
  row.title,
  row.key,
  row.byline,
  row.publisher,
  row.language,
  row.format,
  row.sentiment,
];
