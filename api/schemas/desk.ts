import { z } from '@hono/zod-openapi';
import { ARTICLE_ID, COUNT, INSTANT, KEY } from './common.ts';
import { FoundName } from './names.ts';

export const Health = z.object({ status: z.literal('ok'), version: z.string() }).openapi('Health');

const StageName = z.enum(['split', 'unbundle', 'enrich', 'publish', 'digest']);
export const StageState = z
  .object({
    stage: StageName,
    waiting: COUNT,
    inWork: COUNT.openapi({ description: 'Received, and not deleted yet.' }),
    delayed: COUNT,
    givenUp: COUNT.openapi({ description: 'Messages in the dead-letter queue.' }),
    redrive: z.string().openapi({ description: 'The command that says why, and sends them again.' }),
  })
  .openapi('StageState');
export const Stages = z
  .object({ items: z.array(StageState), asOf: INSTANT })
  .openapi('Stages', { description: 'In the order of the flow. SQS counts approximately.' });

export const SearchTitle = z
  .object({
    articleId: ARTICLE_ID,
    key: KEY,
    title: z.string().optional(),
    publisher: z.string().optional(),
    receivedAt: INSTANT,
    status: z.string(),
    found: z.enum(['title', 'key', 'id']).openapi({ description: 'Where the words were found.' }),
  })
  .openapi('SearchTitle');
export const Search = z
  .object({
    names: z.array(FoundName),
    articles: z.array(SearchTitle),
    lookedAt: z
      .object({ articles: COUNT, since: INSTANT.optional(), isWhole: z.boolean() })
      .openapi({ description: 'The objects received last whose titles and keys were looked at.' }),
  })
  .openapi('Search');

export const UploadRequest = z
  .object({
    name: z.string().min(1).openapi({
      description: 'The name of the file, or its path in a folder.',
      example: 'sport/final.html',
    }),
    size: z.int().min(1).openapi({ description: 'Bytes.' }),
    type: z.string().optional().openapi({ description: 'Its content type.', example: 'text/html' }),
  })
  .strict()
  .openapi('UploadRequest');
export const Upload = z
  .object({
    url: z.string().openapi({ description: 'Where to post the form: the bucket.' }),
    path: z
      .string()
      .openapi({ description: 'The same at the origin of the page: a page posts to no other origin.' }),
    fields: z
      .record(z.string(), z.string())
      .openapi({ description: 'Its fields; the file follows them, as `file`.' }),
    key: KEY,
    articleId: ARTICLE_ID,
    expiresAt: INSTANT,
    maxBytes: COUNT,
  })
  .openapi('Upload');

export const Problem = z
  .object({
    type: z.string(),
    title: z.string().openapi({ description: 'What is wrong.' }),
    status: z.int(),
    detail: z.string().openapi({ description: 'Why.' }),
    cure: z.string().openapi({ description: 'What to do.' }),
    instance: z.string(),
    requestId: z.string().openapi({ description: 'What the log has of the request is under it.' }),
    errors: z
      .array(z.object({ in: z.string(), name: z.string(), message: z.string() }))
      .optional()
      .openapi({ description: 'Each parameter that is wrong.' }),
  })
  .openapi('Problem', { description: 'RFC 9457.' });
