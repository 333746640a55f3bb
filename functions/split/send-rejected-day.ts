import { type DayMessage, dayMessagesOf } from '@copydesk/core/article/day-message';
import type { Head } from '@copydesk/core/store/items';

export interface DayPorts {
  readonly days: { send(messages: readonly DayMessage[], options: { delaySeconds: number }): Promise<void> };
}

/** The longest delay that SQS offers, and longer than any function may run. */
const DELAY_SECONDS = 900;

/**
 * Has the digest of a day made anew that counts a rejected object. Call it before a write over its head: after that, nothing
 * says on which day it was rejected. When the message arrives, the write has been done, or never will be.
 *
 * @param head over which the write is
 */
export async function sendRejectedDay(head: Head | undefined, { days }: DayPorts): Promise<void> {
  if (head?.status !== 'REJECTED') return;
  await days.send(dayMessagesOf([head.receivedAt ?? '']), { delaySeconds: DELAY_SECONDS });
}
