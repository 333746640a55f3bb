import type { BackfillMessage } from '@copydesk/core/article/messages';

export interface RecheckPorts {
  readonly objectEvents: {
    send(messages: readonly BackfillMessage[], options: { delaySeconds: number }): Promise<void>;
  };
}

/** The longest delay that SQS offers, and longer than any function may run. */
const RECHECK_SECONDS = 900;

/**
 * Sends a recheck: a delayed backfill message that has the object processed once more. Call it before a write that no
 * event covers. The invocation that writes may die before it sends what follows from the write, and a concurrent
 * duplicate of its message may have found nothing to do yet, and deleted the message. Without a recheck, nobody would
 * finish the work.
 */
export async function sendRecheck(
  { bucket, key }: Pick<BackfillMessage, 'bucket' | 'key'>,
  { objectEvents }: RecheckPorts,
): Promise<void> {
  await objectEvents.send([{ type: 'backfill', bucket, key, isSecondLook: true }], {
    delaySeconds: RECHECK_SECONDS,
  });
}
