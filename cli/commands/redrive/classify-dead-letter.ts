import type { Message } from '@aws-sdk/client-sqs';
import { CAUSE, PERMANENT } from '@copydesk/core/runtime/dead-letters';

/** Why a message was given up. */
export interface DeadLetterClass {
  /** For people; equal for messages that failed alike. */
  readonly cause: string;
  /** Trying again cannot help. */
  readonly permanent: boolean;
}

/** EventBridge's own attributes of an event that it could not put into a queue. */
const EVENTBRIDGE = ['ERROR_CODE', 'ERROR_MESSAGE'] as const;
/** Ids, lengths and offsets differ between messages that failed alike. */
const DETAILS = /\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b|\b[0-9a-f]{8,}\b|\b\d+/gi;

/** The cause as the stage's function wrote it onto the message, its details left out. */
export function classifyDeadLetter({ MessageAttributes: attributes = {} }: Message): DeadLetterClass {
  const textOf = (name: string) => attributes[name]?.StringValue;
  const eventBridge = EVENTBRIDGE.map(textOf).filter(Boolean).join(': ');
  const cause =
    textOf(CAUSE)?.replaceAll(DETAILS, '…') ||
    (eventBridge && `EventBridge could not deliver it: ${eventBridge}`) ||
    'no answer: the function died, ran out of time, or was not started';
  return { cause, permanent: textOf(PERMANENT) === 'true' };
}
