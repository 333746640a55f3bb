import type { IncomingMessage } from 'node:http';

/**
 * Reads the whole body of a request as text.
 *
 * @returns undefined if the body is longer than `maxBytes`; the rest is read and discarded, so that the client receives
 *   the answer
 */
export async function readBody(request: IncomingMessage, maxBytes: number): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes <= maxBytes) chunks.push(chunk);
    else chunks.length = 0;
  }
  return bytes <= maxBytes ? Buffer.concat(chunks).toString('utf8') : undefined;
}
