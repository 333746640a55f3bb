import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type ComprehendOptions, createComprehendHandler } from './create-comprehend-handler.ts';

export interface StartOptions extends ComprehendOptions {
  /** Default: 0, any free port. */
  readonly port?: number;
}

export interface RunningComprehend {
  /** The value for AWS_ENDPOINT_URL_COMPREHEND, or for a client's `endpoint`. */
  readonly url: string;
  readonly port: number;
  /** Stops the endpoint. Calls in progress are cut off. */
  close(): Promise<void>;
}

/**
 * Runs the endpoint as a server of its own, on the loopback interface only.
 *
 * @throws Error if the port is taken, with what to do about it
 */
export async function startComprehend({
  port = 0,
  ...options
}: StartOptions = {}): Promise<RunningComprehend> {
  const handle = createComprehendHandler(options);
  const server = createServer((request, response) => {
    if (isLocal(request)) return handle(request, response);
    response.writeHead(403, { 'content-type': 'text/plain' });
    response.end(
      `This endpoint answers to 127.0.0.1 and localhost only, and to no web page of another origin. Host: ` +
        `"${request.headers.host}", Origin: "${request.headers.origin ?? ''}".\n`,
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(
        error.code === 'EADDRINUSE'
          ? new Error(`Port ${port} is taken. Name another one, or stop what listens there.`)
          : error,
      );
    });
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${address.port}`,
    port: address.port,
    close: () =>
      new Promise<void>((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
}

/**
 * A web page can make a browser send requests to this server, under the page's own host name or to 127.0.0.1. They are
 * refused. SDKs send neither Origin nor Sec-Fetch-Site.
 */
function isLocal({ headers }: IncomingMessage): boolean {
  const { host = '', origin, 'sec-fetch-site': site = 'none' } = headers;
  const isOwnHost = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/.test(host);
  const isOwnPage = (origin ?? `http://${host}`) === `http://${host}` && /^(same-origin|none)$/.test(site);
  return isOwnHost && isOwnPage;
}
