import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { SQSRecord } from 'aws-lambda';
import { PermanentError } from '../article/errors.ts';
import { receivesOf } from './environment.ts';

/** The attributes that a stage's function gives a message it gives up: what `copydesk redrive` goes by. */
export const CAUSE = 'cause';
export const PERMANENT = 'permanent';
/** A cause is for people, and counts towards the size of the message. */
const MAX_CAUSE = 400;

/**
 * A stage's dead-letter queue, as the stage's own function puts messages into it. SQS would move them there by
 * itself, and does where a function dies without an answer; but SQS does not know why.
 */
export class DeadLetters {
  readonly #client: SQSClient;
  readonly #url: string;
  readonly #maxReceiveCount: number;

  /** @param maxReceiveCount receives after which SQS itself would give a message up */
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

  /**
   * Takes a failed message in if trying again cannot help, or was tried often enough.
   *
   * @returns whether it stands in the dead-letter queue, and so is done with in its own
   * @throws Error where SQS refuses it: it is then to go back to its queue
   */
  async take({ body, attributes }: SQSRecord, error: Error): Promise<boolean> {
    const isPermanent = error instanceof PermanentError;
    if (!isPermanent && Number(attributes.ApproximateReceiveCount) < this.#maxReceiveCount) return false;
    const attribute = (StringValue: string) => ({ DataType: 'String', StringValue });
    await this.#client.send(
      new SendMessageCommand({
        QueueUrl: this.#url,
        MessageBody: body,
        MessageAttributes: {
          [CAUSE]: attribute(describeCause(error)),
          [PERMANENT]: attribute(String(isPermanent)),
        },
      }),
    );
    return true;
  }
}

/** In the characters that SQS takes in an attribute. */
function describeCause({ name, message }: Error): string {
  return `${name}: ${message}`.replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD]/g, '?').slice(0, MAX_CAUSE);
}
