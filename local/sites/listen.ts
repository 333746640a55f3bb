import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describeForeign } from '../gateway/describe-foreign.ts';
import type { Answerer } from '../http/serve-http-api.ts';

/** A server of the run, beside the gateway. */
export interface SiteServer {
  /** `http://127.0.0.1:4580` */
  readonly url: string;
  /** Answers requests from now on. Those that came earlier have waited for it. */
  serve(answer: Answerer): void;
  [Symbol.asyncDispose](): Promise<void>;
}

/** The port of a site. */
export interface SitePort {
  /** 0 takes any free one. */
  readonly port: number;
  /** Whether another port will do where this one is taken. */
  readonly mayChange: boolean;
}

/**
 * Opens a port on loopback, for a site or an HTTP API. It refuses the same requests as the gateway does.
 *
 * @throws Error for a port that is taken, saying what to do
 */
export async function listen({ port, mayChange }: SitePort): Promise<SiteServer> {
  const { promise: served, resolve: serve } = Promise.withResolvers<Answerer>();
  const server = createServer((request, response) => {
    const foreign = describeForeign(request);
    if (foreign) {
      response
        .writeHead(403, { 'content-type': 'text/plain; charset=utf-8', connection: 'close' })
        .end(`${foreign}\n`);
      return;
    }
    served
      .then((answer) => answer(request))
      .then(({ status, headers, body }) => {
        const isBodyless = request.method === 'HEAD' || status === 304 || status === 204;
        response.writeHead(status, {
          ...(headers as Record<string, string | string[]>),
          ...(!isBodyless && { 'content-length': body.length }),
        });
        response.end(isBodyless ? undefined : body);
      })
      // A client that breaks off ends its connection, and not the run.
      .catch(() => response.destroy());
  });
  await listenAt(server, port).catch(async (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EADDRINUSE') throw error;
    if (mayChange) return listenAt(server, 0);
    throw new Error(
      `Port ${port} is taken, by another run or another program. Stop that, or choose a port with --page-port (0 takes any free one)`,
      { cause: error },
    );
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    serve,
    [Symbol.asyncDispose]: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function listenAt(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });
}
