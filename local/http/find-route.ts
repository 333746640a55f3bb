import type { HttpRoute } from './http-api.ts';

/** The route that answers a request, and the values of its path's parameters. */
export interface FoundRoute {
  readonly route: HttpRoute;
  readonly parameters: Readonly<Record<string, string>>;
}

/**
 * Finds the route of a request as API Gateway does: a full match before a greedy one, and `$default` last.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-routes.html
 */
export function findRoute(
  routes: readonly HttpRoute[],
  method: string,
  path: string,
): FoundRoute | undefined {
  const matches = routes
    .map((route) => matchRoute(route, method, path))
    .filter((match) => match !== undefined)
    .sort((a, b) => b.rank - a.rank);
  return matches[0];
}

function matchRoute(
  route: HttpRoute,
  method: string,
  path: string,
): (FoundRoute & { readonly rank: number }) | undefined {
  if (route.routeKey === '$default') return { route, parameters: {}, rank: 0 };
  const [asked = '', pattern = ''] = route.routeKey.split(' ');
  if (asked !== 'ANY' && asked !== method) return undefined;
  const names: string[] = [];
  const source = pattern.replace(/\{([^}+]+)(\+?)\}|[^{]+/g, (part, name?: string, greedy?: string) => {
    if (name === undefined) return part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    names.push(name);
    return greedy ? '(.+)' : '([^/]+)';
  });
  const found = new RegExp(`^${source}$`).exec(path);
  if (!found) return undefined;
  const parameters = Object.fromEntries(names.map((name, i) => [name, found[i + 1] ?? '']));
  // The more of the pattern is written out, the better; a method that is named beats ANY.
  const rank = 1 + 4 * pattern.split('/').filter((part) => !part.startsWith('{')).length;
  return { route, parameters, rank: rank + (pattern.includes('+}') ? 0 : 2) + (asked === 'ANY' ? 0 : 1) };
}
