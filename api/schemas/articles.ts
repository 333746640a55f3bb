import { z } from '@hono/zod-openapi';
import {
  Analysis,
  AnalysisFailure,
  ARTICLE_ID,
  ArticleStatus,
  COUNT,
  EntityType,
  INSTANT,
  KEY,
  Language,
  pageOf,
  Reason,
  ReasonName,
  Salience,
  Score,
  Sentiment,
  Share,
  Span,
  TEXT_SPAN,
  TextSpan,
  Tone,
} from './common.ts';

const TopEntity = z
  .object({ canonical: z.string(), type: EntityType, count: COUNT, salience: Salience })
  .openapi('TopEntity');

export const Usage = z
  .object({
    units: COUNT.openapi({ description: 'Billed units of Comprehend, of all analyses.' }),
    cachedUnits: COUNT.openapi({ description: 'Units that the cache saved.' }),
    calls: COUNT.openapi({ description: 'Calls of the service that a passage of the article took part in.' }),
  })
  .openapi('Usage');

const ARTICLE = {
  articleId: ARTICLE_ID,
  generation: z.string().openapi({ description: 'The run that made it.' }),
  status: z.enum(['ENRICHED', 'PARTIAL']),
  reasons: z.array(ReasonName).openapi({ description: 'Why it is PARTIAL.' }),
  key: KEY,
  receivedAt: INSTANT,
  title: z.string(),
  byline: z.string().optional(),
  publisher: z.string().optional(),
  publishedAt: INSTANT,
  publishedAtOrigin: z.enum(['stated', 'document', 'text', 'received']).optional().openapi({
    description:
      "What told the date: the object's metadata, the facts that the document states, its text, or, for want of them, the time received.",
  }),
  publishedAtOffset: z
    .string()
    .optional()
    .openapi({ description: 'The offset from UTC that the date was written with.', example: '+01:00' }),
  language: Language,
  languageOrigin: z.enum(['stated', 'text', 'document', 'assumed']).optional(),
  format: z.string().openapi({ example: 'html' }),
  chars: COUNT.openapi({ description: 'Code points of the text.' }),
  missingChars: COUNT.optional().openapi({
    description: 'How many characters a service left out at the end of the text, as it says.',
  }),
  sentiment: Sentiment.optional(),
  tone: Tone.optional(),
  coverage: Share.openapi({ description: 'The share of the text that every analysis covered.' }),
  agency: z
    .string()
    .optional()
    .openapi({ description: 'The news agency that the text names as its source.' }),
  topEntities: z.array(TopEntity),
  keyPhrases: z.array(z.object({ text: z.string(), count: COUNT })).optional(),
  counts: z.object({ passages: COUNT, entities: COUNT, mentions: COUNT }),
  usage: Usage,
  engine: z.object({ name: z.string(), version: z.string() }),
};
export const Article = z
  .object(ARTICLE)
  .openapi('Article', { description: 'A published article, as listings show it.' });
export const ArticlePage = pageOf('ArticlePage', Article, 'By date of publication, the newest first.');

export const ArticleRecord = z
  .object({
    articleId: ARTICLE_ID,
    bucket: z.string(),
    key: KEY,
    size: COUNT.optional().openapi({ description: 'Bytes of the object.' }),
    status: ArticleStatus,
    reasons: z.array(Reason),
    detail: z.string().optional().openapi({ description: 'What was found instead of an article.' }),
    receivedAt: INSTANT.optional(),
    generation: z.string().openapi({ description: 'The run that was started last.' }),
    published: Article.optional().openapi({
      description: 'What readers see; absent where nothing is published.',
    }),
  })
  .openapi('ArticleRecord', { description: 'An object, and what became of it.' });

export const Entity = z
  .object({
    type: EntityType,
    canonical: z.string(),
    name: z
      .string()
      .optional()
      .openapi({ description: 'Folded: what /api/names/{name} takes. Absent for dates and quantities.' }),
    score: Score,
    count: COUNT.openapi({ description: 'Of all its mentions.' }),
    forms: z
      .record(z.string(), COUNT)
      .openapi({ description: 'How often each form of it occurs in the text.' }),
    mentions: z
      .array(TextSpan)
      .optional()
      .openapi({ description: 'The first 1,000; only where `mentions` was asked for.' }),
    salience: Salience,
    sentiment: Sentiment.optional().openapi({ description: 'Of the passages that mention it.' }),
    targetedSentiment: Sentiment.optional().openapi({ description: 'Towards it.' }),
  })
  .openapi('Entity');

export const Mark = z
  .object({
    ...TEXT_SPAN,
    type: EntityType,
    canonical: z.string(),
    name: z.string().optional().openapi({ description: 'Folded; absent for dates and quantities.' }),
    score: Score,
  })
  .openapi('Mark', { description: 'A mention in the text. No two overlap.' });

export const PassageTone = z
  .object({
    utf16: Span.openapi({ description: 'In UTF-16 code units of the text.' }),
    sentiment: Sentiment.optional(),
    tone: Tone.optional(),
    failures: z
      .partialRecord(Analysis, AnalysisFailure)
      .optional()
      .openapi({ description: 'The analyses that are missing, and why.' }),
  })
  .openapi('Passage');

export const ArticleText = z
  .object({
    record: ArticleRecord,
    text: z.string(),
    marks: z.array(Mark).openapi({ description: 'In the order of the text, from number `marksFrom` on.' }),
    marksFrom: COUNT,
    marksCount: COUNT.openapi({
      description: 'Of the whole text. An answer has 10,000 at most: ask for the others with `marksFrom`.',
    }),
    passages: z.array(PassageTone),
    entities: z.array(Entity).openapi({ description: 'By salience, the highest first; 2,000 at most.' }),
    entitiesCount: COUNT,
  })
  .openapi('ArticleText');

export const Received = z
  .object({
    articleId: ARTICLE_ID,
    key: KEY,
    receivedAt: INSTANT,
    status: ArticleStatus,
    reasons: z.array(Reason),
    detail: z.string().optional(),
    published: Article.optional(),
  })
  .openapi('Received', { description: 'An object that was received, and what became of it.' });
export const ReceivedPage = pageOf('ReceivedPage', Received, 'By time received, the newest first.');

export const Failure = Received.omit({ published: true }).openapi('Failure', {
  description: 'An object that was rejected, or enriched in part only.',
});
export const FailurePage = pageOf('FailurePage', Failure, 'By time received, the newest first.');
