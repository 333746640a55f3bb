import { useEffect, useState } from 'preact/hooks';
import { AskError, ask, type Problem } from './ask.ts';

/** An answer, as far as it is known. While it is asked for again, the answer before stays. */
export interface Answered<Answer> {
  readonly answer?: Answer;
  readonly problem?: Problem;
}

/** Asks again this long after a failure. */
const AGAIN_MS = 5_000;

/**
 * Asks, and asks again at an interval while the page is seen. Another path drops the answer before.
 * @param read what asks; a path asks the API
 */
export function useAnswer<Answer>(
  path: string | undefined,
  {
    every,
    read = (signal) => ask<Answer>(path ?? '', { signal }),
  }: {
    every?: number | undefined;
    read?: (signal: AbortSignal) => Promise<Answer>;
  } = {},
): Answered<Answer> {
  const [state, setState] = useState<Answered<Answer> & { readonly path?: string }>({});
  useEffect(() => {
    if (path === undefined) return;
    const end = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const again = (ms: number) => {
      timer = setTimeout(() => (document.hidden ? again(ms) : run()), ms);
    };
    const run = async () => {
      try {
        const answer = await read(end.signal);
        if (end.signal.aborted) return;
        setState((before) =>
          before.path === path && !before.problem && isSame(before.answer, answer)
            ? before
            : { path, answer },
        );
        if (every) again(every);
      } catch (error) {
        if (end.signal.aborted) return;
        const problem = problemOf(error);
        setState((before) => (before.path === path ? { ...before, problem } : { path, problem }));
        if (every || problem.status === 0 || problem.status >= 500) again(every ?? AGAIN_MS);
      }
    };
    run();
    return () => {
      end.abort();
      clearTimeout(timer);
    };
  }, [path, every]);
  return state.path === path ? state : {};
}

/** An answer that did not change draws nothing anew. */
const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

export const problemOf = (error: unknown): Problem =>
  error instanceof AskError
    ? error.problem
    : {
        title: 'The page could not show this',
        status: -1,
        detail: error instanceof Error ? error.message : String(error),
        cure: 'Load the page again.',
      };
