import type { NamedArticle } from '@copydesk/core/queries/answers';
import { TIMELINE_STEPS } from '@copydesk/core/queries/questions';
import { toneOf } from '@copydesk/core/queries/timeline';
import { type OpenAPIHono, z } from '@hono/zod-openapi';
import type { ApiEnv } from '../api-env.ts';
import { defined } from '../defined.ts';
import { LABEL, limitOf, NAME_PATH, NAME_TYPE, PAGE, PERIOD, query } from '../parameters.ts';
import type { ApiPorts } from '../ports.ts';
import { reply } from '../reply.ts';
import { getRoute } from '../route.ts';
import { About, NameList, Neighbours, Timeline } from '../schemas/names.ts';

const about = getRoute({
  path: '/api/names/{name}',
  id: 'aboutName',
  tag: 'Names',
  summary: 'Articles that name something, the newest first',
  description: 'A name that no article names is an answer too: a page without items.',
  request: {
    params: NAME_PATH,
    query: query({
      ...PERIOD,
      type: NAME_TYPE,
      sentiment: LABEL.openapi({ description: 'Of the passages that mention it.' }),
      towards: LABEL.openapi({
        description: 'Towards the name itself; only articles that were analysed for it match.',
      }),
      minSalience: z.coerce
        .number()
        .min(0)
        .max(1)
        .optional()
        .openapi({ description: 'How much of the article must be about it.', type: 'number' }),
      by: z
        .enum(['article', 'story'])
        .default('article')
        .openapi({ description: 'Whether the articles of a page that tell one story are one item.' }),
      ...PAGE,
    }),
  },
  answer: About,
});

const timeline = getRoute({
  path: '/api/names/{name}/timeline',
  id: 'timelineOfName',
  tag: 'Names',
  summary: 'How often a name was mentioned over time, and in what tone',
  request: {
    params: NAME_PATH,
    query: query({
      ...PERIOD,
      by: z.enum(TIMELINE_STEPS).default('day'),
      type: NAME_TYPE,
      stories: z
        .enum(['true', 'false'])
        .default('false')
        .openapi({ description: 'Whether to count the stories of each step, too.' }),
      cursor: PAGE.cursor,
    }),
  },
  answer: Timeline,
});

const neighbours = getRoute({
  path: '/api/names/{name}/neighbours',
  id: 'neighboursOfName',
  tag: 'Names',
  summary: 'Which other names occur in its articles',
  request: {
    params: NAME_PATH,
    query: query({
      ...PERIOD,
      limit: limitOf(50, 500),
      articles: limitOf(200, 1_000).openapi({
        description: 'The most articles that are looked at, the newest.',
        type: 'integer',
      }),
    }),
  },
  answer: Neighbours,
});

const listNames = getRoute({
  path: '/api/names',
  id: 'listNames',
  tag: 'Names',
  summary: 'Names that begin with some letters',
  request: {
    query: query({ prefix: z.string().min(1).max(200), limit: limitOf(20, 100) }),
  },
  answer: NameList,
});

export function addNameRoutes(app: OpenAPIHono<ApiEnv>, ports: ApiPorts): void {
  app.openapi(listNames, async (c) => {
    const { prefix, limit } = c.req.valid('query');
    const { queries } = await ports.library();
    return reply(c, NameList, await queries.names({ prefix, limit }));
  });

  app.openapi(about, async (c) => {
    const { name } = c.req.valid('param');
    const { queries, resolve } = await ports.library();
    const filter = defined(c.req.valid('query'));
    const page = await queries.about({ name, ...filter });
    return reply(c, About, {
      ...askedName(name, resolve(name, filter.type)),
      ...page,
      items: page.items.map(toNamed),
    });
  });

  app.openapi(timeline, async (c) => {
    const { name } = c.req.valid('param');
    const { queries, resolve } = await ports.library();
    const { stories, ...question } = defined(c.req.valid('query'));
    const page = await queries.timeline({ name, ...question, stories: stories === 'true' });
    return reply(c, Timeline, { ...askedName(name, resolve(name, question.type)), ...page });
  });

  app.openapi(neighbours, async (c) => {
    const { name } = c.req.valid('param');
    const { queries, resolve } = await ports.library();
    const counts = await queries.neighbours({ name, ...defined(c.req.valid('query')) });
    return reply(c, Neighbours, { ...askedName(name, resolve(name)), ...counts });
  });
}

const askedName = (asked: string, { canonical, folded }: { canonical: string; folded: string }) => ({
  asked,
  canonical,
  name: folded,
});

const toNamed = (article: NamedArticle) => ({
  ...article,
  ...(article.sentiment && { tone: toneOf(article.sentiment) }),
});
