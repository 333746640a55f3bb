import type { IncomingMessage } from 'node:http';

/**
 * The whole body of a request, as text.
 *
 * @returns undefined where it is longer than `maxBytes`: the rest is read and thrown away, so that the client gets to
 *   hear of it
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
