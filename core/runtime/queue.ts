import { type BatchResultErrorEntry, SendMessageBatchCommand, type SQSClient } from '@aws-sdk/client-sqs';
import { encodeMessage } from './encode-message.ts';
import { retryUndone } from './retry-undone.ts';

/** The most messages of one SendMessageBatch. */
const MAX_ENTRIES = 10;
/** The most bytes of one SendMessageBatch, all bodies together. */
const MAX_BATCH_BYTES = 1_048_576;
const MAX_ATTEMPTS = 5;

/** A queue for messages of one kind. Each message is delivered at least once; it may be sent twice. */
export class Queue<Message> {
  readonly #client: SQSClient;
  readonly #url: string;

  constructor(client: SQSClient, url: string) {
    this.#client = client;
    this.#url = url;
  }

  /**
   * Sends all messages. SQS may reject some of a batch: those are sent again.
   *
   * @param delaySeconds how long they stay invisible, 0 … 900
   * @param onSent receives, after each request, the number of messages that SQS took
   * @throws Error where SQS rejects some in the last attempt, too
   */
  async send(
    messages: readonly Message[],
    { delaySeconds = 0, onSent = (_count: number) => {} } = {},
  ): Promise<void> {
    const onTaken = (indices: readonly number[]) => onSent(indices.length);
    for (const bodies of packBatches(messages.map(encodeMessage)))
      await sendBatch(this.#client, this.#url, bodies, { delaySeconds, onTaken });
  }
}

/**
 * Sends one batch. SQS may reject some of it: those are sent again.
 *
 * @param bodies at most as many as SQS takes at once
 * @param onTaken receives, after each request, the indices of the bodies that SQS took
 * @throws Error where SQS rejects some in the last attempt, too
 */
export async function sendBatch(
  client: SQSClient,
  url: string,
  bodies: readonly string[],
  { delaySeconds = 0, onTaken = (_indices: readonly number[]) => {} } = {},
): Promise<void> {
  const entries = bodies.map((body, i) => ({
    Id: String(i),
    MessageBody: body,
    ...(delaySeconds > 0 && { DelaySeconds: delaySeconds }),
  }));
  let failures: readonly BatchResultErrorEntry[] = [];
  const rejected = await retryUndone(
    entries,
    async (asked) => {
      const { Failed = [] } = await client.send(
        new SendMessageBatchCommand({ QueueUrl: url, Entries: [...asked] }),
      );
      failures = Failed;
      const failed = new Set(Failed.map((entry) => entry.Id));
      onTaken(asked.filter(({ Id }) => !failed.has(Id)).map(({ Id }) => Number(Id)));
      // guard: messages that SQS rejected are sent again
      // guard: only the messages that SQS rejected are sent again
      return asked.filter(({ Id }) => failed.has(Id));
    },
    { attempts: MAX_ATTEMPTS },
  );
  if (rejected.length > 0)
    throw rejectionOf(failures, `SQS refused ${rejected.length} messages in ${MAX_ATTEMPTS} attempts`);
}

/** An error for messages that SQS rejected one by one. Its cause has the name and the message of the first rejection. */
function rejectionOf([first]: readonly BatchResultErrorEntry[], what: string): Error {
  const cause = new Error(first?.Message ?? '');
  cause.name = first?.Code ?? 'unknown';
  return new Error(`${what}, the first with ${first?.Code}: ${first?.Message ?? ''}`, { cause });
}

/** Groups bodies, in order, into batches of sizes that SQS takes. */
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
