import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { endRunIfUnwritable } from '../data-folder/unwritable-error.ts';
import type { Answerer } from '../http/serve-http-api.ts';
import { isFormPost } from '../s3/post-object.ts';
import { describeForeign } from './describe-foreign.ts';
import { dropCorsHeaders } from './drop-cors-headers.ts';
import { serviceOf } from './service-of.ts';

/** Answers a request. It may return a promise; if that rejects, the connection ends. */
export type ServiceListener = (request: IncomingMessage, response: ServerResponse) => void;

export interface Gateway {
  /** The value for AWS_ENDPOINT_URL. */
  readonly url: string;
  /** Answers requests from now on. Those that came earlier have waited for it. */
  serve(routes: Routes): void;
  [Symbol.asyncDispose](): Promise<void>;
}

export interface Routes {
  /** By the name in the scope of a signature. */
  readonly services: ReadonlyMap<string, ServiceListener>;
  /** Answered without a signature. */
  readonly paths: ReadonlyMap<string, ServiceListener>;
  /** Answers forms that browsers post to a bucket: their signature is a field. */
  readonly forms?: Answerer;
}

/**
 * Opens one port for every service, on loopback only.
 *
 * @throws Error for a port that is taken, saying what to do
 */
export async function startGateway(port: number): Promise<Gateway> {
  const { promise: served, resolve: serve } = Promise.withResolvers<Routes>();
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const foreign = describeForeign(request);
    if (foreign) return reject(response, 403, foreign);
    dropCorsHeaders(response);
    const { services, paths, forms } = await served;
    // The client left while the run was starting. Nothing would end the emulators' work for it.
    if (response.destroyed) return;
    const byPath = paths.get((request.url ?? '/').split('?', 1)[0] ?? '/');
    if (byPath) return byPath(request, response);
    if (forms && isFormPost(request)) return answerForm(forms, request, response);
    const name = serviceOf(request);
    if (name === undefined) {
      return reject(
        response,
        403,
        'This request has no signature, which would name its service. Use an AWS SDK or the AWS CLI with any ' +
          'credentials (AWS_ACCESS_KEY_ID=local AWS_SECRET_ACCESS_KEY=local).',
      );
    }
    const service = services.get(name);
    if (service) return service(request, response);
    return reject(
      response,
      501,
      `The local run has no service "${name}". It has ${[...services.keys()].join(', ')}.`,
    );
  };
  const server = createServer((request, response) => {
    // A client that breaks off, or a malformed request, ends its connection and not the run.
    answer(request, response).catch((error) => {
      response.destroy();
      endRunIfUnwritable(error);
    });
  });
  // The SDKs reuse connections for minutes. A request must not arrive just as the server closes its connection.
  server.keepAliveTimeout = 300_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' ? portTaken(port, error) : error),
    );
    server.listen(port, '127.0.0.1', resolve);
  });
  const { port: actual } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${actual}`,
    serve,
    [Symbol.asyncDispose]: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answerForm(
  forms: Answerer,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { status, headers, body } = await forms(request);
  response.writeHead(status, headers as Record<string, string>).end(body);
}

function reject(response: ServerResponse, status: number, message: string): void {
  // The body was not read, so the connection cannot be used again.
  response
    .writeHead(status, { 'content-type': 'text/plain; charset=utf-8', connection: 'close' })
    .end(`${message}\n`);
}

function portTaken(port: number, cause: Error): Error {
  return new Error(
    `Port ${port} is taken, by another run or another program. Stop that, or choose a port with --port (0 takes any free one)`,
    { cause },
  );
}
