import { type Message, ReceiveMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import { CAUSE, PERMANENT } from './dead-letters.ts';

/** A message of a dead-letter queue. */
export interface DeadLetter {
  readonly body: string;
  /** Why it was given up; absent where the function died without an answer. */
  readonly cause?: string;
  /** Trying again cannot help. */
  readonly isPermanent: boolean;
  /** ISO 8601: when it was first sent to the queue that it is in. */
  readonly sentAt?: string;
}

/** Some messages of a dead-letter queue. */
export interface PeekedLetters {
  readonly letters: readonly DeadLetter[];
  /** Whether the queue holds no others. */
  readonly isWhole: boolean;
}

/** The most messages that SQS takes in one request. */
const MAX_MESSAGES = 10;
/** Receives of one look. A queue of more messages is looked at in part. */
const MAX_RECEIVES = 10;

/**
 * Looks at the messages of a dead-letter queue, and leaves them visible there: they are received without a visibility
 * timeout. Such a receive raises a count that nothing reads in a dead-letter queue.
 */
export async function peekDeadLetters(client: SQSClient, url: string, count: number): Promise<PeekedLetters> {
  const seen = new Map<string, DeadLetter>();
  for (let i = 0; i < MAX_RECEIVES && seen.size < count; i++) {
    const { Messages = [] } = await client.send(
      new ReceiveMessageCommand({
        QueueUrl: url,
        MaxNumberOfMessages: MAX_MESSAGES,
        VisibilityTimeout: 0,
        MessageAttributeNames: ['All'],
        MessageSystemAttributeNames: ['SentTimestamp'],
      }),
    );
    const before = seen.size;
    for (const message of Messages) seen.set(message.MessageId ?? '', toDeadLetter(message));
    // Only messages that were seen already: the others are on servers that did not answer, or there are none.
    if (seen.size === before) break;
  }
  return { letters: [...seen.values()], isWhole: seen.size >= count };
}

function toDeadLetter({ Body = '', Attributes = {}, MessageAttributes = {} }: Message): DeadLetter {
  const cause = MessageAttributes[CAUSE]?.StringValue;
  const sent = Number(Attributes.SentTimestamp);
  return {
    body: Body,
    ...(cause && { cause }),
    isPermanent: MessageAttributes[PERMANENT]?.StringValue === 'true',
    ...(sent > 0 && { sentAt: new Date(sent).toISOString() }),
  };
}
