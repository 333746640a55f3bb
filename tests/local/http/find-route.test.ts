import { describe, expect, it } from 'vitest';
import { findRoute } from '../../../local/http/find-route.ts';

const routes = [
  '$default',
  'ANY /{proxy+}',
  'GET /articles/{id}',
  'ANY /articles/{id}',
  'GET /articles/by-key',
  'GET /articles/{id}/{rest+}',
].map((routeKey) => ({ apiId: 'api', routeKey, integrationId: 'one' }));

describe('a request of an HTTP API', () => {
  it.each([
    ['GET', '/articles/by-key', 'GET /articles/by-key', {}],
    ['GET', '/articles/a%2Fb', 'GET /articles/{id}', { id: 'a%2Fb' }],
    ['PUT', '/articles/a', 'ANY /articles/{id}', { id: 'a' }],
    ['GET', '/articles/a/text/1', 'GET /articles/{id}/{rest+}', { id: 'a', rest: 'text/1' }],
    ['PUT', '/articles/a/text', 'ANY /{proxy+}', { proxy: 'articles/a/text' }],
    ['GET', '/', '$default', {}],
  ])('%s %s takes the route %s', (method, path, routeKey, parameters) => {
    const found = findRoute(routes, method, path);
    expect([found?.route.routeKey, found?.parameters]).toEqual([routeKey, parameters]);
  });

  it('that no route takes is not found, and a dot in a pattern is a dot', () => {
    const exact = [{ apiId: 'api', routeKey: 'GET /openapi.json', integrationId: 'one' }];
    expect(findRoute(exact, 'GET', '/openapi.json')).toBeDefined();
    expect(findRoute(exact, 'GET', '/openapiXjson')).toBeUndefined();
    expect(findRoute(exact, 'POST', '/openapi.json')).toBeUndefined();
  });
});
