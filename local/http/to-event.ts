import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { ACCOUNT } from '../account.ts';
import type { FoundRoute } from './find-route.ts';

const TEXT = /^(text\/|application\/(json|xml|javascript|x-www-form-urlencoded)|[^;]+\+(json|xml))/i;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/**
 * The event that API Gateway invokes a function with, in the payload format 2.0.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
 */
export function toHttpEvent(
  { method = 'GET', url = '/', headers, socket }: IncomingMessage,
  body: Buffer,
  { route, parameters }: FoundRoute,
  now: Date,
): object {
  const [path = '/', query = ''] = url.split(/\?(.*)/s);
  const { cookie, ...others } = headers;
  const joined = Object.fromEntries(
    Object.entries(others).map(([name, value]) => [name, [value].flat().join(',')]),
  );
  const queries = new URLSearchParams(query);
  const names = [...new Set(queries.keys())];
  const isText = TEXT.test(headers['content-type'] ?? 'text/plain');
  const domainName = headers.host ?? 'localhost';
  return {
    version: '2.0',
    routeKey: route.routeKey,
    rawPath: decodePath(path),
    rawQueryString: query,
    ...(cookie && { cookies: cookie.split(/; */) }),
    headers: joined,
    ...(names.length > 0 && {
      queryStringParameters: Object.fromEntries(names.map((name) => [name, queries.getAll(name).join(',')])),
    }),
    ...(Object.keys(parameters).length > 0 && { pathParameters: parameters }),
    requestContext: {
      accountId: ACCOUNT,
      apiId: route.apiId,
      domainName,
      domainPrefix: domainName.split('.')[0],
      http: {
        method,
        path: decodePath(path),
        protocol: 'HTTP/1.1',
        sourceIp: socket.remoteAddress ?? '127.0.0.1',
        userAgent: headers['user-agent'] ?? '',
      },
      requestId: randomUUID(),
      routeKey: route.routeKey,
      stage: '$default',
      time: timeOf(now),
      timeEpoch: now.getTime(),
    },
    ...(body.length > 0 && { body: isText ? body.toString() : body.toString('base64') }),
    isBase64Encoded: body.length > 0 && !isText,
  };
}

/** API Gateway decodes the path. A path that is no percent-encoding stays as it is. */
function decodePath(path: string): string {
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}

/** `24/Nov/2026:12:00:00 +0000` */
const timeOf = (now: Date): string => {
  const [year, month, day] = now.toISOString().slice(0, 10).split('-');
  return `${day}/${MONTHS[Number(month) - 1]}/${year}:${now.toISOString().slice(11, 19)} +0000`;
};
