import type { BackfillMessage } from '../../core/article/messages.ts';
import { pace } from '../pace.ts';

/**
 * Has objects looked at again, no more of them a second than asked for, so that what is dropped meanwhile need not wait
 * behind all of them.
 *
 * @returns how many were sent: all, unless it was over before
 */
export async function sendHints(
  hints: readonly BackfillMessage[],
  queue: { send(messages: readonly BackfillMessage[]): Promise<void> },
  { perSecond, isOver }: { readonly perSecond: number; isOver(): boolean },
): Promise<number> {
  let sent = 0;
  for await (const batch of pace(hints, perSecond, isOver)) {
    await queue.send(batch);
    sent += batch.length;
  }
  return sent;
}
