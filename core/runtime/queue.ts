import { type BatchResultErrorEntry, SendMessageBatchCommand, type SQSClient } from '@aws-sdk/client-sqs';
import { encodeMessage } from './encode-message.ts';
import { retryUndone } from './retry-undone.ts';

/** Most messages of one SendMessageBatch. */
const MAX_ENTRIES = 10;
/** Most bytes of one SendMessageBatch, all bodies together. */
const MAX_BATCH_BYTES = 1_048_576;
const MAX_ATTEMPTS = 5;

/** Where a stage sends messages of one kind. Delivered once at least; a message may be sent twice. */
export class Queue<Message> {
  readonly #client: SQSClient;
  readonly #url: string;

  constructor(client: SQSClient, url: string) {
    this.#client = client;
    this.#url = url;
  }

  /**
   * Sends all messages. SQS may refuse some of a batch: those are sent again.
   *
   * @param delaySeconds how long they stay invisible, 0 … 900
   * @param onSent told after each request how many it took, and so how far it came where it fails
   * @throws Error when some are still refused after the last attempt
   */
  async send(
    messages: readonly Message[],
    { delaySeconds = 0, onSent = (_count: number) => {} } = {},
  ): Promise<void> {
    const onTaken = (places: readonly number[]) => onSent(places.length);
    for (const bodies of packBatches(messages.map(encodeMessage)))
      await sendBatch(this.#client, this.#url, bodies, { delaySeconds, onTaken });
  }
}

/**
 * Sends one batch. SQS may refuse some of it: those are sent again.
 *
 * @param bodies as many as SQS takes at once
 * @param onTaken told after each request which of the bodies it took, by their places
 * @throws Error when some are still refused after the last attempt
 */
export async function sendBatch(
  client: SQSClient,
  url: string,
  bodies: readonly string[],
  { delaySeconds = 0, onTaken = (_places: readonly number[]) => {} } = {},
): Promise<void> {
  const entries = bodies.map((body, i) => ({
    Id: String(i),
    MessageBody: body,
    ...(delaySeconds > 0 && { DelaySeconds: delaySeconds }),
  }));
  let failures: readonly BatchResultErrorEntry[] = [];
  const refused = await retryUndone(
    entries,
    async (asked) => {
      const { Failed = [] } = await client.send(
        new SendMessageBatchCommand({ QueueUrl: url, Entries: [...asked] }),
      );
      failures = Failed;
      const failed = new Set(Failed.map((entry) => entry.Id));
      onTaken(asked.filter(({ Id }) => !failed.has(Id)).map(({ Id }) => Number(Id)));
      return asked.filter(({ Id }) => failed.has(Id));
    },
    { attempts: MAX_ATTEMPTS },
  );
  if (refused.length > 0)
    throw refusalOf(failures, `SQS refused ${refused.length} messages in ${MAX_ATTEMPTS} attempts`);
}

/** An error of messages that SQS refused one by one; its cause is named as the first of them was. */
function refusalOf([first]: readonly BatchResultErrorEntry[], what: string): Error {
  const cause = new Error(first?.Message ?? '');
  cause.name = first?.Code ?? 'unknown';
  return new Error(`${what}, the first with ${first?.Code}: ${first?.Message ?? ''}`, { cause });
}

/** Groups bodies, in order, into batches that SQS takes. */
export function packBatches(bodies: readonly string[]): string[][] {
  const batches: string[][] = [];
  let bytes = 0;
  for (const body of bodies) {
    const size = Buffer.byteLength(body);
    const last = batches.at(-1);
    if (last && last.length < MAX_ENTRIES && bytes + size <= MAX_BATCH_BYTES) {
      last.push(body);
      bytes += size;
    } else {
      batches.push([body]);
      bytes = size;
    }
  }
  return batches;
}
