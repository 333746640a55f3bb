import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { isLocalHost, serviceOf } from './service-of.ts';

/** Answers a request of one service's wire protocol. */
export type ServiceListener = (request: IncomingMessage, response: ServerResponse) => void;

export interface Gateway {
  /** What AWS_ENDPOINT_URL is set to. */
  readonly url: string;
  readonly port: number;
  close(): Promise<void>;
}

/**
 * One port for every service, on loopback only.
 *
 * @param services by the name in the scope of a signature
 * @param unsigned answers what bears no signature
 * @throws Error for a port that is taken, saying what to do about it
 */
export async function startGateway(
  port: number,
  services: ReadonlyMap<string, ServiceListener>,
  unsigned: ServiceListener,
): Promise<Gateway> {
  const server = createServer((request, response) => {
    if (!isLocalHost(request.headers.host)) {
      return refuse(
        response,
        403,
        `This endpoint answers to 127.0.0.1 and localhost only, not to "${request.headers.host}".`,
      );
    }
    const name = serviceOf(request);
    const service = name === undefined ? unsigned : services.get(name);
    if (service) return service(request, response);
    return refuse(
      response,
      501,
      `The local run has no service "${name}". It has ${[...services.keys()].join(', ')}.`,
    );
  });
  // The SDKs keep connections open for minutes; a request on one must not meet a server that has just let go of it.
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
    port: actual,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function refuse(response: ServerResponse, status: number, message: string): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(`${message}\n`);
}

function portTaken(port: number, cause: Error): Error {
  return new Error(
    `Port ${port} is taken: another run of copydesk, or something else. Stop it, or choose a port with --port`,
    { cause },
  );
}
