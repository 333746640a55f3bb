import { type OpenAPIHono, z } from '@hono/zod-openapi';
import type { ApiEnv } from '../api-env.ts';
import { defined } from '../defined.ts';
import { limitOf, NAME_TYPE, query } from '../parameters.ts';
import type { ApiPorts } from '../ports.ts';
import { reply } from '../reply.ts';
import { getRoute } from '../route.ts';
import { DAY } from '../schemas/common.ts';
import { Day, Stories, Trends } from '../schemas/days.ts';

const readDay = getRoute({
  path: '/api/days/{date}',
  id: 'readDay',
  tag: 'Days',
  summary: "What a day's articles say together",
  request: { params: z.object({ date: DAY }), query: query({}) },
  answer: Day,
});

const listTrends = getRoute({
  path: '/api/trends',
  id: 'listTrends',
  tag: 'Days',
  summary: 'The names of a day, the most unusual first',
  request: {
    query: query({
      day: DAY,
      by: z
        .enum(['articles', 'stories'])
        .default('stories')
        .openapi({ description: 'Whether copies and rewrites of one text count once.' }),
      type: NAME_TYPE,
      limit: limitOf(50, 500),
    }),
  },
  answer: Trends,
});

const listStories = getRoute({
  path: '/api/stories',
  id: 'listStories',
  tag: 'Days',
  summary: 'The stories of a day, those of the most articles first',
  request: { query: query({ day: DAY, limit: limitOf(50, 50) }) },
  answer: Stories,
});

export function addDayRoutes(app: OpenAPIHono<ApiEnv>, ports: ApiPorts): void {
  app.openapi(readDay, async (c) => {
    const { date } = c.req.valid('param');
    const { queries } = await ports.library();
    return reply(c, Day, await queries.day(date));
  });

  app.openapi(listTrends, async (c) => {
    const { queries } = await ports.library();
    const { trends, ...facts } = await queries.trends(defined(c.req.valid('query')));
    return reply(c, Trends, { ...facts, items: trends });
  });

  app.openapi(listStories, async (c) => {
    const { queries } = await ports.library();
    const { topStories, ...facts } = await queries.stories(c.req.valid('query'));
    return reply(c, Stories, { ...facts, items: topStories });
  });
}
