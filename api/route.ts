import { createRoute, type z } from '@hono/zod-openapi';
import { Problem } from './schemas/desk.ts';

const PROBLEMS = {
  400: 'A parameter cannot be used: `errors` names each.',
  404: 'There is no such thing.',
  429: 'Too many requests: `Retry-After` says how long to wait.',
  500: 'A fault of the service. The log has it under the request id.',
  503: 'The table is throttled: `Retry-After` says how long to wait.',
} as const;

const problem = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: Problem } },
});
const HEADERS = {
  ETag: { schema: { type: 'string' as const }, description: 'Send it back as If-None-Match.' },
  'X-Request-Id': { schema: { type: 'string' as const } },
};

interface RouteFacts<Path extends string, Answer extends z.ZodType, Request extends object> {
  readonly path: Path;
  /** An identifier: clients that are made from the document name their functions by it. */
  readonly id: string;
  readonly tag: 'Articles' | 'Names' | 'Days' | 'Desk';
  readonly summary: string;
  readonly description?: string;
  readonly request: Request;
  readonly answer: Answer;
}

/** A GET route that answers with JSON, and its part of the document. */
export function getRoute<Path extends string, Answer extends z.ZodType, const Request extends object>({
  path,
  id,
  tag,
  summary,
  description,
  request,
  answer,
}: RouteFacts<Path, Answer, Request>) {
  return createRoute({
    method: 'get',
    path,
    operationId: id,
    tags: [tag],
    summary,
    ...(description && { description }),
    request,
    responses: {
      200: { description: summary, content: { 'application/json': { schema: answer } }, headers: HEADERS },
      304: { description: 'Nothing changed since the answer whose ETag was sent as If-None-Match.' },
      400: problem(PROBLEMS[400]),
      404: problem(PROBLEMS[404]),
      429: problem(PROBLEMS[429]),
      500: problem(PROBLEMS[500]),
      503: problem(PROBLEMS[503]),
    },
  });
}

/** The same for a POST route with a body. */
export function postRoute<Path extends string, Answer extends z.ZodType, Body extends z.ZodType>({
  path,
  id,
  tag,
  summary,
  description,
  request,
  answer,
}: RouteFacts<Path, Answer, { readonly body: Body }>) {
  return createRoute({
    method: 'post',
    path,
    operationId: id,
    tags: [tag],
    summary,
    ...(description && { description }),
    request: { body: { required: true, content: { 'application/json': { schema: request.body } } } },
    responses: {
      201: { description: summary, content: { 'application/json': { schema: answer } } },
      400: problem(PROBLEMS[400]),
      413: problem('The body, or the file, is too large.'),
      415: problem('The body is no JSON.'),
      429: problem(PROBLEMS[429]),
      500: problem(PROBLEMS[500]),
    },
  });
}
