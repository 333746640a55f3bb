import {
  ChangeMessageVisibilityBatchCommand,
  DeleteMessageBatchCommand,
  type Message,
  ReceiveMessageCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import { packBatches, sendBatch } from '@copydesk/core/runtime/queue';

/** The most messages that SQS takes in one request. */
const MAX_MESSAGES = 10;
/** Long enough to move a batch. After a crash the messages stay hidden no longer than this. */
const HIDDEN_SECONDS = 120;
/** With a wait, SQS asks all of its servers: an empty answer means an empty queue. */
const WAIT_SECONDS = 1;

/** The adapter for a dead-letter queue and the queue that it belongs to. */
export class DeadLetterQueue {
  readonly #client: SQSClient;
  readonly #deadUrl: string;
  readonly #url: string;

  constructor(client: SQSClient, deadUrl: string, url: string) {
    this.#client = client;
    this.#deadUrl = deadUrl;
    this.#url = url;
  }

  /** Receives some visible messages, which hides them for a while. Answers none when no visible message is left. */
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
   * Moves messages back to their queue. It sends them first and deletes them then, so that a crash in between loses none: a
   * message that was sent and not deleted is in both queues, which does no harm.
   *
   * @param messages ten at most
   * @param onPutBack called with the messages that the queue took, which may be a part of them where this fails
   * @throws Error where SQS rejects messages on every attempt; they stay in the dead-letter queue
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

  /** Makes messages visible again at once. Some may be visible already, which is no error. */
  async release(messages: readonly Message[]): Promise<void> {
    for (let from = 0; from < messages.length; from += MAX_MESSAGES) {
      const Entries = messages
        .slice(from, from + MAX_MESSAGES)
        .map(({ ReceiptHandle }, i) => ({ Id: String(i), ReceiptHandle, VisibilityTimeout: 0 }));
      await this.#client.send(new ChangeMessageVisibilityBatchCommand({ QueueUrl: this.#deadUrl, Entries }));
    }
  }

  /** Deletes messages that were moved. A message that SQS does not delete becomes visible again. */
  async remove(messages: readonly Message[]): Promise<void> {
    if (messages.length === 0) return;
    const Entries = messages.map(({ ReceiptHandle }, i) => ({ Id: String(i), ReceiptHandle }));
    await this.#client.send(new DeleteMessageBatchCommand({ QueueUrl: this.#deadUrl, Entries }));
  }
}
