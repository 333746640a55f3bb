import { setTimeout as sleep } from 'node:timers/promises';
import type { Message } from '@aws-sdk/client-sqs';
import { classifyDeadLetter, type DeadLetterClass } from './classify-dead-letter.ts';
import type { DeadLetterQueue } from './dead-letter-queue.ts';

export interface RedriveChoice {
  /** Those, too, that trying again cannot help: after a deploy that reads them, say. */
  readonly all: boolean;
  /** Nothing is moved. */
  readonly dryRun: boolean;
  /** Most messages moved in a second. */
  readonly perSecond: number;
  /** Ends it between two batches. */
  isOver(): boolean;
}

/** Messages that failed alike. */
export interface CauseCount extends DeadLetterClass {
  readonly moved: number;
  readonly left: number;
}

/** Answers in a row that bring nothing new, after which there is nothing new: what is left comes round again. */
const MAX_KNOWN = 3;

/**
 * Moves what is in a dead-letter queue back to its queue, by cause: what trying again cannot help stays unless asked
 * for. Whoever kills it in the middle loses nothing; whoever repeats it moves what is left.
 *
 * A message that was moved and comes back while this runs, given up again, is left for the next run.
 *
 * @returns what was found, most frequent causes first
 */
export async function redriveMessages(
  queue: Pick<DeadLetterQueue, 'receive' | 'putBack' | 'release'>,
  { all, dryRun, perSecond, isOver }: RedriveChoice,
): Promise<CauseCount[]> {
  const counts = new Map<string, { readonly kind: DeadLetterClass; moved: number; left: number }>();
  const left = new Map<string, Message>();
  const moved = new Set<string>();
  try {
    for (let known = 0; known < MAX_KNOWN && !isOver(); ) {
      const received = await queue.receive();
      if (received.length === 0) break;
      // What is left is received again when its time is up: the newest handle is the one that releases it.
      const isNew = received.map(({ MessageId = '' }) => !left.has(MessageId));
      known = isNew.includes(true) ? 0 : known + 1;
      const kinds = received.map((message) => classifyDeadLetter(message));
      const moves = received.filter((message, i) => {
        const isMoved = !dryRun && (all || !kinds[i]?.permanent) && !moved.has(message.Body ?? '');
        if (!isMoved) left.set(message.MessageId ?? '', message);
        return isMoved;
      });
      await queue.putBack(moves);
      for (const { Body = '' } of moves) moved.add(Body);
      received.forEach((message, i) => {
        const kind = kinds[i] as DeadLetterClass;
        const count = counts.get(kind.cause) ?? { kind, moved: 0, left: 0 };
        counts.set(kind.cause, count);
        if (moves.includes(message)) count.moved++;
        else if (isNew[i]) count.left++;
      });
      if (moves.length > 0) await sleep((moves.length / perSecond) * 1000);
    }
  } finally {
    await queue.release([...left.values()]);
  }
  return [...counts.values()]
    .map(({ kind, ...count }) => ({ ...kind, ...count }))
    .toSorted((a, b) => b.moved + b.left - (a.moved + a.left));
}
