import { ANALYSES, ENTITY_TYPES, isNameType, SENTIMENT_LABELS } from '@copydesk/core/article/analysis';
import { LANGUAGES } from '@copydesk/core/article/language';
import { ANALYSIS_FAILURES, REJECTION_REASONS } from '@copydesk/core/article/status';
import { z } from '@hono/zod-openapi';

export const INSTANT = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/)
  .openapi({ description: 'ISO 8601, UTC.', example: '2026-11-24T09:30:00.000Z' });
export const DAY = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, { error: 'Write a day as 2026-11-24', abort: true })
  .refine(
    (day) => !Number.isNaN(Date.parse(day)) && new Date(day).toISOString().startsWith(day),
    'This is no day of the calendar',
  )
  .openapi({ description: 'A day, UTC.', example: '2026-11-24' });
export const ARTICLE_ID = z
  .string()
  .regex(/^[0-9a-f]{32}$/, 'The id of an article is 32 hexadecimal digits, as the listings show it')
  .openapi({
    description: 'A hash of bucket and key: a new version of an object is the same article.',
    example: 'ffd5846e1b21aceda6135a7196527ef9',
  });
export const KEY = z.string().openapi({ description: "The object's key in the bucket." });
export const COUNT = z.int().min(0);
const SHARE = z.number().min(0).max(1);

export const EntityType = z.enum(ENTITY_TYPES).openapi('EntityType');
export const NameType = z
  .enum(
    ENTITY_TYPES.filter(isNameType) as [
      'PERSON',
      'LOCATION',
      'ORGANIZATION',
      'COMMERCIAL_ITEM',
      'EVENT',
      'TITLE',
      'OTHER',
    ],
  )
  .openapi('NameType');
export const Language = z.enum(LANGUAGES).openapi('Language');
export const SentimentLabel = z.enum(SENTIMENT_LABELS).openapi('SentimentLabel');
export const Analysis = z.enum(ANALYSES as ['entities', 'sentiment', 'keyPhrases', 'targetedSentiment']);
export const ArticleStatus = z
  .enum(['ENRICHING', 'ENRICHED', 'PARTIAL', 'REJECTED', 'DELETED'])
  .openapi('ArticleStatus', { description: 'All but ENRICHING are terminal.' });

const reasonNames = <Reasons extends object>(reasons: Reasons) =>
  Object.keys(reasons) as [keyof Reasons & string, ...(keyof Reasons & string)[]];
export const AnalysisFailure = z.enum(reasonNames(ANALYSIS_FAILURES));
export const ReasonName = z
  .enum([...reasonNames(REJECTION_REASONS), ...reasonNames(ANALYSIS_FAILURES)])
  .openapi('ReasonName');
export const Reason = z
  .object({
    reason: ReasonName,
    means: z.string().openapi({ description: 'In words.' }),
    cure: z.string().openapi({ description: 'What to do about it.' }),
  })
  .openapi('Reason');

export const Sentiment = z
  .object({
    label: SentimentLabel,
    scores: z.object({ positive: SHARE, negative: SHARE, neutral: SHARE, mixed: SHARE }),
  })
  .openapi('Sentiment', { description: 'The confidence in each label; the four sum to about 1.' });

export const Span = z
  .object({ begin: COUNT, end: COUNT })
  .openapi('Span', { description: 'The end is exclusive.' });
/** The members of whatever has a place in a text. */
export const TEXT_SPAN = {
  codePoints: Span.openapi({ description: 'In Unicode code points, as Python and Comprehend count.' }),
  utf16: Span.openapi({ description: 'In UTF-16 code units, as JavaScript and Java count.' }),
};
export const TextSpan = z.object(TEXT_SPAN).openapi('TextSpan');

export const Salience = SHARE.openapi({ description: 'How much of the article is about it.' });
export const Score = SHARE.openapi({ description: "The analyser's confidence." });
export const Share = SHARE;
export const Tone = z.number().min(-1).max(1).openapi({
  description: 'The confidence in POSITIVE minus that in NEGATIVE; of several articles, their mean.',
});
export const Cursor = z.string().openapi({
  description: 'Of the next page; absent on the last one. A page may be empty and still not be the last.',
});

/** A page of items. */
export const pageOf = <Item extends z.ZodType>(name: string, item: Item, description: string) =>
  z.object({ items: z.array(item), cursor: Cursor.optional() }).openapi(name, { description });
