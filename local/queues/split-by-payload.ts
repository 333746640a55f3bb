import type { Message } from '@aws-sdk/client-sqs';

/** The limit of one invocation's payload. */
const MAX_PAYLOAD_BYTES = 6 * 1024 * 1024;

/** Splits a batch whose messages exceed the payload of one invocation. A message is never split. */
export function splitByPayload(batch: readonly Message[], most = MAX_PAYLOAD_BYTES): Message[][] {
  const parts: Message[][] = [];
  let bytes = 0;
  for (const message of batch) {
    // JSON in JSON: quotes and control characters grow.
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
