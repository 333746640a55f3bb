import type { ProblemFacts } from './problem.ts';

interface Faults {
  readonly target: string;
  readonly error: {
    readonly issues: readonly {
      readonly code?: string;
      readonly path: readonly PropertyKey[];
      readonly message: string;
      readonly keys?: readonly string[];
    }[];
  };
}

const PLACES: Readonly<Record<string, string>> = { param: 'path', json: 'body' };

/** The facts of a request whose parameters or body are not of the route's schema. */
export function describeFaults({ target, error }: Faults): ProblemFacts {
  const place = PLACES[target] ?? target;
  const errors = error.issues.flatMap(({ code, path, message, keys }) =>
    code === 'unrecognized_keys' && keys
      ? keys.map((name) => ({ in: place, name, message: 'The route has no such parameter' }))
      : [{ in: place, name: path.map(String).join('.') || place, message }],
  );
  const names = [...new Set(errors.map(({ name }) => name))];
  return {
    status: 400,
    title: `${names.join(', ')} cannot be used`,
    detail: errors.map(({ name, message }) => `${name} in the ${place}: ${message}.`).join(' '),
    cure: 'Correct what the detail names. GET /api/openapi.json lists what each route takes.',
    errors,
  };
}
