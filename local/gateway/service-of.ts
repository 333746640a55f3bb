import type { IncomingMessage } from 'node:http';

/** `Authorization: AWS4-HMAC-SHA256 Credential=AKID/20261124/us-east-1/s3/aws4_request, …`, and presigned the same. */
const SCOPE = /Credential=[^/,\s]+\/\d{8}\/[^/]+\/([^/]+)\/aws4_request/;

/**
 * The service that a signed request is for. Every SDK and the CLI name it in the scope of their signature, so one port
 * serves all.
 *
 * @returns undefined for a request without a signature
 */
export function serviceOf({
  headers,
  url = '',
}: Pick<IncomingMessage, 'headers' | 'url'>): string | undefined {
  const signature =
    headers.authorization ?? decodeURIComponent(/X-Amz-(Credential=[^&]+)/.exec(url)?.[1] ?? '');
  // Only links to objects may still have a signature of version 2, which names no service.
  const isOldLink = /[?&]AWSAccessKeyId=/.test(url) || signature.startsWith('AWS ');
  return isOldLink ? 's3' : SCOPE.exec(signature)?.[1];
}

/** A page in a browser can send requests to loopback under a foreign host name. The gateway rejects those. */
export function isLocalHost(host: string | undefined, port: number | undefined): boolean {
  // Clients omit the default port of http.
  if (port === 80 && (host === '127.0.0.1' || host === 'localhost')) return true;
  return host === `127.0.0.1:${port}` || host === `localhost:${port}`;
}
