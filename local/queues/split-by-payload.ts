import type { Message } from '@aws-sdk/client-sqs';

/** The most that one invocation is given. */
const MAX_PAYLOAD_BYTES = 6 * 1024 * 1024;

/** Cuts a batch where its messages would be more than an invocation's payload. A message of its own is never cut. */
export function splitByPayload(batch: readonly Message[], most = MAX_PAYLOAD_BYTES): Message[][] {
  const parts: Message[][] = [];
  let bytes = 0;
  for (const message of batch) {
    // As JSON in JSON: quotes and control characters grow.
    const size = Buffer.byteLength(JSON.stringify(message.Body ?? ''));
    const part = parts.at(-1);
    if (!part || bytes + size > most) {
      parts.push([message]);
      bytes = size;
    } else {
      part.push(message);
      bytes += size;
    }
  }
  return parts;
}
