import type { IncomingMessage, Server, ServerResponse } from 'node:http';

/**
 * Has dynalite answer a request.
 *
 * dynalite throws the error of a client that breaks off, and nothing can catch that: a killed function would end the run.
 * So its error listener is replaced.
 *
 * @returns when dynalite is done with the request, even if the client is gone. The event "close" would come too early
 */
export function answerWithDynalite(
  server: Server,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  // dynalite never answers a request whose client has left.
  if (response.destroyed) return Promise.resolve();
  return new Promise((resolve) => {
    const end = response.end;
    response.end = (...data: unknown[]) => {
      resolve();
      return Reflect.apply(end, response, data);
    };
    server.emit('request', request, response);
    request.removeAllListeners('error').on('error', () => resolve());
  });
}
