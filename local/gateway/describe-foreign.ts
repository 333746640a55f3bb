import type { IncomingMessage } from 'node:http';
import { isFromForeignPage } from './is-from-foreign-page.ts';
import { isLocalHost } from './service-of.ts';

/**
 * Every server of the run asks this first: a page on the web can make a browser send requests to loopback.
 *
 * @returns why a request is refused: its Host is not this server's, or a browser sends it for a page of another origin
 */
export function describeForeign({ headers, socket }: IncomingMessage): string | undefined {
  const { host, origin } = headers;
  if (!isLocalHost(host, socket.localPort))
    return `This endpoint answers only to 127.0.0.1 and localhost at its own port, not to "${host}".`;
  if (isFromForeignPage(headers))
    return `This endpoint rejects requests that a browser sends for another page (Origin ${origin}).`;
  return undefined;
}
