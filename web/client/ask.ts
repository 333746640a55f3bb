import type { Problem as ApiProblem } from './answers.ts';
import { accessToken, signIn } from './sign-in.ts';

/** What went wrong. A problem of the page's own, such as no answer at all, has no request id. */
export type Problem = Pick<ApiProblem, 'title' | 'status' | 'detail' | 'cure'> &
  Partial<Pick<ApiProblem, 'requestId'>>;

/** The API refused a question, or could not be reached. What it says is for the reader: what, why, and what to do. */
export class AskError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.title);
    this.problem = problem;
  }
}

const OUT_OF_REACH: Problem = {
  title: 'The API does not answer',
  status: 0,
  detail: 'The page asked it, and got no answer.',
  cure: 'Check that copydesk dev still runs, or that you are online. The page asks again by itself.',
};

/**
 * Asks the API on this origin. An unchanged answer costs no transfer: the browser keeps it, and the API confirms it by its ETag.
 * @throws AskError
 */
export async function ask<Answer>(path: string, init: RequestInit = {}): Promise<Answer> {
  const token = await accessToken();
  const response = await fetch(path, {
    cache: 'no-cache',
    ...init,
    headers: {
      accept: 'application/json',
      ...(token && { authorization: `Bearer ${token}` }),
      ...init.headers,
    },
  }).catch((error: unknown) => {
    if (init.signal?.aborted) throw error;
    throw new AskError(OUT_OF_REACH);
  });
  if (response.status === 401) await signIn();
  if (!response.ok) throw new AskError(await problemOf(response));
  return (await response.json()) as Answer;
}

async function problemOf(response: Response): Promise<Problem> {
  const body: unknown = await response.json().catch(() => undefined);
  if (typeof body === 'object' && body !== null && 'title' in body && 'detail' in body)
    return body as Problem;
  return {
    title: `The API answered ${response.status}`,
    status: response.status,
    detail: 'Its answer does not say why.',
    cure: 'Load the page again. If that does not help, look at the log of the API.',
  };
}
