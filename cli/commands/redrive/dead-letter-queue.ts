import {
  ChangeMessageVisibilityBatchCommand,
  DeleteMessageBatchCommand,
  type Message,
  ReceiveMessageCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import { packBatches, sendBatch } from '@copydesk/core/runtime/queue';

/** Most messages of one request. */
const MAX_MESSAGES = 10;
/** Long enough for a batch to be moved; whoever dies meanwhile leaves the messages hidden for no longer. */
const HIDDEN_SECONDS = 120;
/** Where it may wait, SQS asks all of its servers: an empty answer means an empty queue. */
const WAIT_SECONDS = 1;

/** The adapter of one dead-letter queue and the queue it belongs to. */
export class DeadLetterQueue {
  readonly #client: SQSClient;
  readonly #deadUrl: string;
  readonly #url: string;

  constructor(client: SQSClient, deadUrl: string, url: string) {
    this.#client = client;
    this.#deadUrl = deadUrl;
    this.#url = url;
  }

  /** Some of the messages that nobody holds; none where there are none left. They are hidden for a while. */
  async receive(): Promise<readonly Message[]> {
    const { Messages = [] } = await this.#client.send(
      new ReceiveMessageCommand({
        QueueUrl: this.#deadUrl,
        MaxNumberOfMessages: MAX_MESSAGES,
        WaitTimeSeconds: WAIT_SECONDS,
        VisibilityTimeout: HIDDEN_SECONDS,
        MessageAttributeNames: ['All'],
      }),
    );
    return Messages;
  }

  /**
   * Puts messages back: sent first, deleted then, so that none is lost in between. One that is sent and not deleted
   * stands in both queues, which does no harm.
   *
   * @param messages ten at most
   * @param onPutBack told of those that the queue took, which may be some of them where this fails
   * @throws Error where SQS refuses some on every attempt; they stay
   */
  async putBack(
    messages: readonly Message[],
    onPutBack: (messages: readonly Message[]) => void,
  ): Promise<void> {
    const bodies = messages.map(({ Body = '' }) => Body);
    let next = 0;
    for (const batch of packBatches(bodies)) {
      const group = messages.slice(next, next + batch.length);
      next += batch.length;
      const taken = new Set<Message>();
      const onTaken = (places: readonly number[]) => {
        const now = group.filter((_, i) => places.includes(i));
        for (const message of now) taken.add(message);
        onPutBack(now);
      };
      try {
        await sendBatch(this.#client, this.#url, batch, { onTaken });
      } finally {
        await this.remove([...taken]);
      }
    }
  }

  /** Shows messages again at once. One whose time is up is shown already: that is no error. */
  async release(messages: readonly Message[]): Promise<void> {
    for (let from = 0; from < messages.length; from += MAX_MESSAGES) {
      const Entries = messages
        .slice(from, from + MAX_MESSAGES)
        .map(({ ReceiptHandle }, i) => ({ Id: String(i), ReceiptHandle, VisibilityTimeout: 0 }));
      await this.#client.send(new ChangeMessageVisibilityBatchCommand({ QueueUrl: this.#deadUrl, Entries }));
    }
  }

  /** Deletes messages that were put back. One that SQS does not delete shows itself again. */
  async remove(messages: readonly Message[]): Promise<void> {
    if (messages.length === 0) return;
    const Entries = messages.map(({ ReceiptHandle }, i) => ({ Id: String(i), ReceiptHandle }));
    await this.#client.send(new DeleteMessageBatchCommand({ QueueUrl: this.#deadUrl, Entries }));
  }
}
