import { articleIdOf } from '@copydesk/core/article/article-id';
import { type OpenAPIHono, z } from '@hono/zod-openapi';
import type { ApiEnv } from '../api-env.ts';
import { daysAsked, daysOrLatest } from '../days-asked.ts';
import { defined } from '../defined.ts';
import { DAYS, ID_PATH, LABEL, LANGUAGE, PAGE, query, REASON } from '../parameters.ts';
import type { ApiPorts } from '../ports.ts';
import { ProblemError } from '../problem.ts';
import { reply } from '../reply.ts';
import { getRoute } from '../route.ts';
import { ArticlePage, ArticleRecord, ArticleText, FailurePage, ReceivedPage } from '../schemas/articles.ts';
import { ArticleStatus } from '../schemas/common.ts';
import { toArticle, toFailure, toReceived, toRecord } from '../to-article.ts';
import { toText } from '../to-text.ts';

const BY_KEY = {
  key: z.string().min(1).max(1_024).openapi({ description: 'Of the object, as it is in the bucket.' }),
};

const listArticles = getRoute({
  path: '/api/articles',
  id: 'listArticles',
  tag: 'Articles',
  summary: 'Articles that were published on some days, the newest first',
  request: {
    query: query({
      ...DAYS,
      status: z.enum(['ENRICHED', 'PARTIAL']).optional(),
      sentiment: LABEL,
      language: LANGUAGE,
      publisher: z.string().min(1).max(500).optional(),
      ...PAGE,
    }),
  },
  answer: ArticlePage,
});

const readArticleByKey = getRoute({
  path: '/api/articles/by-key',
  id: 'readArticleByKey',
  tag: 'Articles',
  summary: 'One article, by the key of its object',
  request: { query: query(BY_KEY) },
  answer: ArticleRecord,
});

const readArticle = getRoute({
  path: '/api/articles/{id}',
  id: 'readArticle',
  tag: 'Articles',
  summary: 'One article: its facts, or why it failed',
  request: { params: ID_PATH, query: query({}) },
  answer: ArticleRecord,
});

const readText = getRoute({
  path: '/api/articles/{id}/text',
  id: 'readText',
  tag: 'Articles',
  summary: 'The text of an article, with its mentions, tones and entities',
  request: {
    params: ID_PATH,
    query: query({
      marksFrom: z.coerce
        .number()
        .int()
        .min(0)
        .default(0)
        .openapi({ description: 'The number of the first mark that is wanted.', type: 'integer' }),
      mentions: z
        .enum(['true', 'false'])
        .default('false')
        .openapi({ description: 'Whether the entities list their mentions too.' }),
    }),
  },
  answer: ArticleText,
});

const listReceived = getRoute({
  path: '/api/received',
  id: 'listReceived',
  tag: 'Articles',
  summary:
    'Objects that were received on some days, the newest first; yesterday and today where no day is named',
  request: { query: query({ ...DAYS, status: ArticleStatus.optional(), ...PAGE }) },
  answer: ReceivedPage,
});

const listFailures = getRoute({
  path: '/api/failures',
  id: 'listFailures',
  tag: 'Articles',
  summary: 'Objects that were rejected, or enriched in part only; the last 7 days where no day is named',
  request: { query: query({ ...DAYS, reason: REASON, ...PAGE }) },
  answer: FailurePage,
});

const RECEIVED_DAYS = 2;
const FAILURE_DAYS = 7;

export function addArticleRoutes(app: OpenAPIHono<ApiEnv>, ports: ApiPorts): void {
  app.openapi(listArticles, async (c) => {
    const { day, since, until, ...filter } = c.req.valid('query');
    const { queries } = await ports.library();
    const page = await queries.articles({ ...daysAsked({ day, since, until }), ...defined(filter) });
    return reply(c, ArticlePage, { ...page, items: page.items.map(toArticle) });
  });

  // Before the route of ids, which would take "by-key" for one.
  app.openapi(readArticleByKey, async (c) => {
    const { key } = c.req.valid('query');
    const { queries } = await ports.library();
    const view = await queries.articleById(articleIdOf(ports.bucket, key));
    if (view) return reply(c, ArticleRecord, toRecord(view));
    throw new ProblemError({
      status: 404,
      title: 'There is no record of this object',
      detail: `Nothing is known of an object with the key ${JSON.stringify(key)} in the bucket ${ports.bucket}.`,
      cure: 'Write the key as it is in the bucket. An object that was uploaded a second ago may not have been received yet.',
    });
  });

  app.openapi(readArticle, async (c) => {
    const { id } = c.req.valid('param');
    const { queries } = await ports.library();
    const view = await queries.articleById(id);
    if (!view) throw unknownArticle(id);
    return reply(c, ArticleRecord, toRecord(view));
  });

  app.openapi(readText, async (c) => {
    const { id } = c.req.valid('param');
    const { marksFrom, mentions } = c.req.valid('query');
    const { queries } = await ports.library();
    const text = await queries.textOf(id);
    if (text) return reply(c, ArticleText, toText(text, { marksFrom, withMentions: mentions === 'true' }));
    const view = await queries.articleById(id);
    if (!view) throw unknownArticle(id);
    throw new ProblemError({
      status: 404,
      title: 'The article has no text to show',
      detail: `It is ${view.head.status}${view.head.detail ? `: ${view.head.detail}` : ''}.`,
      cure: `GET /api/articles/${id}/run says what became of it.`,
    });
  });

  app.openapi(listReceived, async (c) => {
    const { day, since, until, ...filter } = c.req.valid('query');
    const days = daysOrLatest({ day, since, until }, ports.now(), RECEIVED_DAYS);
    const { queries } = await ports.library();
    const page = await queries.received({ ...days, ...defined(filter) });
    return reply(c, ReceivedPage, { ...page, items: page.items.map(toReceived) });
  });

  app.openapi(listFailures, async (c) => {
    const { day, since, until, ...filter } = c.req.valid('query');
    const days = daysOrLatest({ day, since, until }, ports.now(), FAILURE_DAYS);
    const { queries } = await ports.library();
    const page = await queries.failures({ ...days, ...defined(filter) });
    return reply(c, FailurePage, { ...page, items: page.items.map(toFailure) });
  });
}

export const unknownArticle = (id: string) =>
  new ProblemError({
    status: 404,
    title: 'There is no such article',
    detail: `Nothing is known of the id ${id}.`,
    cure: 'Take the id from a listing, such as /api/received. A deleted article is forgotten after 60 days.',
  });
