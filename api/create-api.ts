import { OpenAPIHono } from '@hono/zod-openapi';
import { etag } from 'hono/etag';
import type { ApiEnv } from './api-env.ts';
import { callerOf, requestIdOf } from './caller.ts';
import { describeFaults } from './describe-faults.ts';
import { DOCUMENT } from './document.ts';
import packageJson from './package.json' with { type: 'json' };
import { query } from './parameters.ts';
import type { ApiPorts } from './ports.ts';
import { answerProblem, problemOf } from './problem.ts';
import { type Rate, RateLimit } from './rate-limit.ts';
import { reply } from './reply.ts';
import { getRoute } from './route.ts';
import { addArticleRoutes } from './routes/article-routes.ts';
import { addDayRoutes } from './routes/day-routes.ts';
import { addDeskRoutes } from './routes/desk-routes.ts';
import { addNameRoutes } from './routes/name-routes.ts';
import { Health } from './schemas/desk.ts';

const health = getRoute({
  path: '/api/health',
  id: 'health',
  tag: 'Desk',
  summary: 'Whether the function runs. Needs no sign-in, and reads nothing',
  request: { query: query({}) },
  answer: Health,
});

/** A page asks a few times a second, and some more when a view opens. */
const RATE: Rate = { perSecond: 50, burst: 200 };

/**
 * The API over the query library. It reads, and it signs forms for uploads; it writes nothing.
 *
 * @param rate how many requests each caller may send to one process
 */
export function createApi(ports: ApiPorts, rate: Rate = RATE): OpenAPIHono<ApiEnv> {
  const limit = new RateLimit(rate);
  const app = new OpenAPIHono<ApiEnv>({
    // Machines that sign their requests have the same routes under a path of their own.
    getPath: (request) => new URL(request.url).pathname.replace(/^\/iam(?=\/api\/)/, ''),
    defaultHook: (result, c) => (result.success ? undefined : answerProblem(c, describeFaults(result))),
  });

  app.use(async (c, next) => {
    const began = performance.now();
    const requestId = requestIdOf(c.env);
    c.set('requestId', requestId);
    await next();
    c.header('x-request-id', requestId);
    c.header('cache-control', 'private, no-cache');
    c.header('vary', 'Authorization');
    // An answer is data: a browser that opens it as a page runs nothing.
    c.header('x-content-type-options', 'nosniff');
    c.header('content-security-policy', "default-src 'none'; frame-ancestors 'none'");
    // The path and no parameters: what somebody looks for is not the log's business.
    ports.log.info('answered', {
      requestId,
      method: c.req.method,
      path: c.req.path,
      status: c.res.status,
      milliseconds: Math.round(performance.now() - began),
    });
  });
  app.use(async (c, next) => {
    const wait = limit.take(callerOf(c.env), ports.now().getTime());
    if (wait === undefined) return next();
    return answerProblem(c, {
      status: 429,
      title: 'Too many requests',
      detail: `A caller may send ${rate.perSecond} requests a second, and ${rate.burst} at once.`,
      cure: `Wait ${wait} s, and ask less often. Send If-None-Match with what you ask again.`,
      retryAfter: wait,
    });
  });
  app.use(etag());

  app.openapi(health, (c) => reply(c, Health, { status: 'ok', version: packageJson.version }));
  addArticleRoutes(app, ports);
  addNameRoutes(app, ports);
  addDayRoutes(app, ports);
  addDeskRoutes(app, ports);
  app.get('/api/openapi.json', (c) => c.json(app.getOpenAPI31Document(DOCUMENT)));

  app.notFound((c) =>
    answerProblem(c, {
      status: 404,
      title: 'There is no such route',
      detail: `The API has no ${c.req.method} ${c.req.path}.`,
      cure: 'GET /api/openapi.json lists all routes.',
    }),
  );
  app.onError((error, c) => {
    const facts = problemOf(error);
    if (facts) return answerProblem(c, facts);
    ports.log.error('a request failed', { requestId: c.get('requestId'), path: c.req.path, error });
    return answerProblem(c, {
      status: 500,
      title: 'The request failed',
      detail: 'The service met a fault of its own. Its log has it under the request id.',
      cure: 'Ask again. Where it fails again, search the log for the request id.',
    });
  });
  return app;
}
