import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Answers the runtime in one function process. */
export interface Sandbox {
  readonly id: string;
  /** Called when the process asks for its next invocation. */
  onNext(response: ServerResponse): void;
  /** Called with the outcome of an invocation, or with an error of the start. */
  onReport(kind: 'response' | 'error' | 'init-error', requestId: string, body: string): void;
}

/**
 * The Lambda Runtime API for any number of function processes. Each gets `host:port/<id>` as its address.
 * https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html
 */
export class RuntimeApi {
  readonly #sandboxes = new Map<string, Sandbox>();
  readonly #server = createServer((request, response) => {
    this.#answer(request, response).catch(() => response.destroy());
  });

  async start(): Promise<void> {
    // A process waits for its next invocation without a limit.
    this.#server.requestTimeout = 0;
    this.#server.keepAliveTimeout = 3_600_000;
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
  }

  addressOf(id: string): string {
    return `127.0.0.1:${(this.#server.address() as AddressInfo).port}/${id}`;
  }

  add(sandbox: Sandbox): void {
    this.#sandboxes.set(sandbox.id, sandbox);
  }

  remove(id: string): void {
    this.#sandboxes.delete(id);
  }

  async close(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    this.#server.closeAllConnections();
    await closed;
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [, id = '', , , group, requestId = '', action] = (request.url ?? '').split('/');
    const sandbox = this.#sandboxes.get(id);
    if (!sandbox) {
      response.writeHead(403).end();
      return;
    }
    if (request.method === 'GET' && group === 'invocation' && requestId === 'next') {
      sandbox.onNext(response);
      return;
    }
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks).toString();
    response.writeHead(202, { 'content-type': 'application/json' }).end('{"status":"OK"}');
    if (group === 'init') sandbox.onReport('init-error', '', body);
    else sandbox.onReport(action === 'response' ? 'response' : 'error', requestId, body);
  }
}
