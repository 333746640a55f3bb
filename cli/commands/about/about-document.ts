import type { BothNamed, NamedArticle, TimelineStepCount } from '@copydesk/core/queries/answers';
import { toneOf } from '@copydesk/core/queries/timeline';
import type { CsvCell } from '../../output/csv.ts';

/** What was asked, and what it was taken to mean. */
export interface AskedName {
  /** As the user typed it. */
  readonly asked: string;
  /** The name that all its forms are found under. */
  readonly canonical: string;
}

/** An article as `about --json` prints it: one of `--ndjson`, a row of `--csv`. */
export interface AboutRow extends ReturnType<typeof toRow> {
  /** With `--by story`: how many articles that name it tell the story, the row's included. */
  readonly articles?: number;
  /** How many publishers these are known to have. */
  readonly publishers?: number;
}

export interface AboutDocument {
  readonly names: readonly AskedName[];
  /** The oldest step first, in UTC. Tone is the mean over articles of positive − negative confidence. */
  readonly timeline: readonly TimelineStepCount[];
  readonly articles: readonly AboutRow[];
  /** There are more articles than these, or more stories. */
  readonly hasMore: boolean;
}

export function toRow({
  key,
  articleId,
  title,
  publisher,
  language,
  publishedAt,
  canonical,
  types,
  count,
  salience,
  sentiment,
  targetedSentiment,
  sentence,
  at,
}: NamedArticle) {
  return {
    key,
    articleId,
    title,
    publisher: publisher ?? null,
    language,
    publishedAt,
    name: canonical,
    types,
    mentions: count,
    salience,
    sentiment: sentiment?.label ?? null,
    tone: sentiment ? toHundredths(toneOf(sentiment)) : null,
    towards: targetedSentiment?.label ?? null,
    towardsTone: targetedSentiment ? toHundredths(toneOf(targetedSentiment)) : null,
    sentence: sentence ?? null,
    at: at ?? null,
  };
}

/** A story: the row of its newest article, and how many tell it. */
export function toStoryRow(article: NamedArticle): AboutRow {
  const all = [article, ...(article.others ?? [])];
  const publishers = new Set(all.flatMap(({ publisher }) => publisher ?? []));
  return { ...toRow(article), articles: all.length, publishers: publishers.size };
}

/** The rows of an article that names two. */
export const toRows = ({ named }: BothNamed): AboutRow[] => named.map(toRow);

const toHundredths = (tone: number) => Math.round(tone * 100) / 100;

export const ABOUT_HEADS = [
  'published',
  'title',
  'key',
  'publisher',
  'language',
  'name',
  'types',
  'mentions',
  'salience',
  'sentiment',
  'tone',
  'towards',
  'sentence',
] as const;
/** With `--by story`. */
export const STORY_HEADS = [...ABOUT_HEADS, 'articles', 'publishers'] as const;

/** The cells of `STORY_HEADS`. */
export const toStoryCells = (row: AboutRow): CsvCell[] => [...toCells(row), row.articles, row.publishers];

export function toCells(row: AboutRow): CsvCell[] {
  const cells = [
    row.publishedAt,
    row.title,
    row.key,
    row.publisher,
    row.language,
    row.name,
    row.types.join(' '),
    row.mentions,
    row.salience,
    row.sentiment,
    row.tone,
    row.towards,
    row.sentence,
  ];
  return cells.map((cell) => cell ?? undefined);
}
