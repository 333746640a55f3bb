import type { Message } from '@aws-sdk/client-sqs';
import { CAUSE, PERMANENT } from '@copydesk/core/runtime/dead-letters';

/** Why a message is in a dead-letter queue. */
export interface DeadLetterClass {
  /** For people. Messages that failed in the same way have the same cause. */
  readonly cause: string;
  /** A retry cannot help. */
  readonly permanent: boolean;
}

/** The attributes that EventBridge adds to an event that it could not deliver. */
const EVENTBRIDGE = ['ERROR_CODE', 'ERROR_MESSAGE'] as const;
/** Ids, lengths and offsets differ between messages that failed in the same way. */
const DETAILS = /\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b|\b[0-9a-f]{8,}\b|\b\d+/gi;

/** The cause that the stage's function wrote into the message's attributes, without its details. */
export function classifyDeadLetter({ MessageAttributes: attributes = {} }: Message): DeadLetterClass {
  const textOf = (name: string) => attributes[name]?.StringValue;
  const eventBridge = EVENTBRIDGE.map(textOf).filter(Boolean).join(': ');
  const cause =
    textOf(CAUSE)?.replaceAll(DETAILS, '…') ||
    (eventBridge && `EventBridge could not deliver it: ${eventBridge}`) ||
    'no answer: the function crashed, timed out, or was not started';
  return { cause, permanent: textOf(PERMANENT) === 'true' };
}
