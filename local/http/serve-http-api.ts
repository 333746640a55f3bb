import type { IncomingMessage } from 'node:http';
import type { FunctionPool } from '../functions/function-pool.ts';
import { findRoute } from './find-route.ts';
import type { HttpIntegration, HttpRoute } from './http-api.ts';
import { readBody } from './read-body.ts';
import { gatewayAnswer, type HttpAnswer, toHttpAnswer } from './to-answer.ts';
import { toHttpEvent } from './to-event.ts';

/** The most bytes of a request. https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html */
const MAX_BODY_BYTES = 10_000_000;
/** The most bytes of an answer of Lambda's. https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html */
const MAX_ANSWER_BYTES = 6 * 1024 * 1024;

/** Answers a request. */
export type Answerer = (request: IncomingMessage) => Promise<HttpAnswer>;

/** Serves an HTTP API by its functions, as API Gateway does. Authorizers are not asked. */
export function serveHttpApi(
  routes: readonly HttpRoute[],
  integrations: ReadonlyMap<string, HttpIntegration>,
  pools: ReadonlyMap<string, Pick<FunctionPool, 'invoke'>>,
  warn: (message: string) => void,
): Answerer {
  return async (request) => {
    const { method = 'GET', url = '/' } = request;
    const [path = '/'] = url.split('?', 1);
    const found = findRoute(routes, method, path);
    if (!found) return gatewayAnswer(404, 'Not Found');
    const body = await readBody(request, MAX_BODY_BYTES);
    if (!body) return gatewayAnswer(413, 'Request Too Long');
    const integration = integrations.get(found.route.integrationId);
    const pool = integration && pools.get(integration.functionName);
    if (!pool) return gatewayAnswer(500, 'Internal Server Error');
    const result = await pool.invoke(toHttpEvent(request, body, found, new Date()));
    if (result.kind === 'failed') {
      warn(`${integration.functionName} failed a request of ${method} ${path}: ${result.error}`);
      return gatewayAnswer(500, 'Internal Server Error');
    }
    const answer = toHttpAnswer(result.payload);
    if (answer.body.length <= MAX_ANSWER_BYTES) return answer;
    warn(
      `${integration.functionName} answered ${method} ${path} with ${answer.body.length} bytes, more than Lambda takes`,
    );
    return gatewayAnswer(500, 'Internal Server Error');
  };
}
