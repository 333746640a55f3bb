import type { IncomingHttpHeaders } from 'node:http';

/**
 * Whether a browser sends a request for a page of another origin. Any page on the web can make a browser do so, and some
 * such requests need no preflight. SDKs and command line tools send neither header. The caller has checked that the Host
 * is this server's own.
 *
 * @see https://developer.mozilla.org/docs/Web/HTTP/Reference/Headers/Sec-Fetch-Site
 */
export function isFromForeignPage(headers: IncomingHttpHeaders): boolean {
  const { origin, host, 'sec-fetch-site': site } = headers;
  if (origin !== undefined && origin !== `http://${host}`) return true;
  // "none" is an address that the user typed. A page at another port of this machine is "same-site".
  return site !== undefined && site !== 'same-origin' && site !== 'none';
}
