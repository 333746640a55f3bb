import { QueryError } from '@copydesk/core/queries/query-error';
import { isThrottled } from '@copydesk/core/runtime/is-throttled';
import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { ApiEnv } from './api-env.ts';

/** An answer that says why a request failed, and how to mend it. RFC 9457: https://www.rfc-editor.org/rfc/rfc9457 */
export interface ProblemFacts {
  readonly status: 400 | 403 | 404 | 405 | 413 | 415 | 429 | 500 | 503;
  readonly title: string;
  readonly detail: string;
  readonly cure: string;
  readonly errors?: readonly { readonly in: string; readonly name: string; readonly message: string }[];
  /** Seconds. */
  readonly retryAfter?: number;
}

/** Thrown by a route, and answered as its facts. */
export class ProblemError extends Error {
  override name = 'ProblemError';
  readonly facts: ProblemFacts;

  constructor(facts: ProblemFacts) {
    super(facts.title);
    this.facts = facts;
  }
}

export function answerProblem(c: Context<ApiEnv>, { retryAfter, ...facts }: ProblemFacts): Response {
  if (retryAfter !== undefined) c.header('retry-after', String(retryAfter));
  return c.body(
    JSON.stringify({
      // No page describes a kind of problem: its title does.
      type: 'about:blank',
      ...facts,
      instance: c.req.path,
      requestId: c.get('requestId'),
    }),
    facts.status,
    { 'content-type': 'application/problem+json' },
  );
}

/** @returns the facts of an error that a request caused; undefined for a fault of ours */
export function problemOf(error: unknown): ProblemFacts | undefined {
  if (error instanceof ProblemError) return error.facts;
  if (error instanceof QueryError)
    return {
      status: 400,
      title: 'The question cannot be answered as it was asked',
      detail: error.message,
      cure: 'Ask as the detail says.',
    };
  if (error instanceof HTTPException && error.status < 500)
    return {
      status: 400,
      title: 'The body cannot be read',
      detail: `${error.message}.`,
      cure: 'Send one JSON object, with the content type application/json.',
    };
  if (isThrottled(error))
    return {
      status: 503,
      title: 'The table is throttled',
      detail: 'DynamoDB answered no more, after every retry.',
      cure: 'Ask again in a few seconds, at a lower rate.',
      retryAfter: 5,
    };
  return undefined;
}
