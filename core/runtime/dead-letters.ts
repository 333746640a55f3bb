import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { SQSRecord } from 'aws-lambda';
import { PermanentError } from '../article/errors.ts';
import { receivesOf } from './environment.ts';

/** Attributes of a message that a stage's function moved to the dead-letter queue. `copydesk redrive` decides by them. */
export const CAUSE = 'cause';
export const PERMANENT = 'permanent';
/** A cause is for people. It counts towards the size of the message. */
const MAX_CAUSE = 400;

/**
 * A stage's dead-letter queue. The stage's own function moves failed messages there, with the cause of the failure. SQS moves
 * a message by itself where a function dies without an answer, but SQS does not know the cause.
 */
export class DeadLetters {
  readonly #client: SQSClient;
  readonly #url: string;
  readonly #maxReceiveCount: number;

  /** @param maxReceiveCount receives after which SQS itself would move a message to the dead-letter queue */
  constructor(client: SQSClient, url: string, maxReceiveCount: number) {
    this.#client = client;
    this.#url = url;
    this.#maxReceiveCount = maxReceiveCount;
  }

  /** The dead-letter queue of the stage whose environment this is. */
  static of(
    client: SQSClient,
    environment: Readonly<Record<'COPYDESK_DEAD_LETTER_QUEUE_URL' | 'COPYDESK_MAX_RECEIVE_COUNT', string>>,
  ): DeadLetters {
    return new DeadLetters(
      client,
      environment.COPYDESK_DEAD_LETTER_QUEUE_URL,
      receivesOf(environment, 'COPYDESK_MAX_RECEIVE_COUNT'),
    );
  }

  /** Whether a message that fails now is moved to the dead-letter queue, for whatever error. */
  isLastReceive({ attributes }: Pick<SQSRecord, 'attributes'>): boolean {
    return (
      Number(attributes.ApproximateReceiveCount) >=
      /* guard: any other failure is retried until the last receive */ this.#maxReceiveCount
    );
  }

  /**
   * Moves a failed message to the dead-letter queue where a retry cannot cure it, or this was the last receive.
   *
   * @returns whether it did: the message must then be deleted from its own queue
   * @throws Error where SQS rejects the message: it must then go back to its own queue
   */
  async take(record: SQSRecord, error: Error): Promise<boolean> {
    const isPermanent = error instanceof PermanentError;
    if (
      /* guard: a permanent failure is moved to the dead-letter queue at its first receive */ !isPermanent &&
      !this.isLastReceive(record)
    )
      return false;
    const attribute = (StringValue: string) => ({ DataType: 'String', StringValue });
    await this.#client.send(
      new SendMessageCommand({
        QueueUrl: this.#url,
        MessageBody: record.body,
        MessageAttributes: {
          [CAUSE]: attribute(describeCause(error)),
          [PERMANENT]: attribute(String(isPermanent)),
        },
      }),
    );
    return true;
  }
}

/** In characters that SQS takes in an attribute. */
function describeCause(error: Error): string {
  const message = error instanceof PermanentError ? error.withQuote() : error.message;
  return `${error.name}: ${message}`.replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD]/g, '?').slice(0, MAX_CAUSE);
}
