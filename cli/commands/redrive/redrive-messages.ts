import { setTimeout as sleep } from 'node:timers/promises';
import type { Message } from '@aws-sdk/client-sqs';
import { classifyDeadLetter, type DeadLetterClass } from './classify-dead-letter.ts';
import type { DeadLetterQueue } from './dead-letter-queue.ts';

export interface RedriveChoice {
  /** Also moves messages that a retry cannot help, for example after a deploy that can read them. */
  readonly all: boolean;
  /** Moves nothing. */
  readonly dryRun: boolean;
  /** The most messages to move in a second. */
  readonly perSecond: number;
  /** Ends it between two batches. */
  isOver(): boolean;
}

/** What became of the messages that failed in the same way. */
export interface CauseCount extends DeadLetterClass {
  readonly moved: number;
  readonly left: number;
  /** Left as well: a message with the same body was moved, and has failed again already. */
  readonly again: number;
}

/** What was found, the most frequent causes first. */
export interface Redriven {
  readonly causes: readonly CauseCount[];
  /** The error that ended it early. Nothing is lost: the next run continues. */
  readonly error?: Error;
}

/** After this many answers in a row without a new message there is none: the messages that were left are received again. */
const MAX_KNOWN = 3;

/**
 * Moves messages from a dead-letter queue back to its queue, and counts them by cause. Messages that a retry cannot help
 * stay unless `all` is given. A kill in the middle loses nothing, and the next run moves the rest.
 *
 * A message that was moved and fails again while this runs is left for the next run.
 */
export async function redriveMessages(
  queue: Pick<DeadLetterQueue, 'receive' | 'putBack' | 'remove' | 'release'>,
  choice: RedriveChoice,
): Promise<Redriven> {
  const counts = new CauseCounts();
  const left = new Map<string, Message>();
  let error: Error | undefined;
  try {
    await moveAll(queue, choice, counts, left);
  } catch (thrown) {
    error = thrown instanceof Error ? thrown : new Error(String(thrown));
  }
  try {
    await queue.release([...left.values()]);
  } catch {
    // They become visible again when their visibility timeout ends.
  }
  return { causes: counts.list(), ...(error && { error }) };
}

async function moveAll(
  queue: Pick<DeadLetterQueue, 'receive' | 'putBack' | 'remove'>,
  { all, dryRun, perSecond, isOver }: RedriveChoice,
  counts: CauseCounts,
  left: Map<string, Message>,
): Promise<void> {
  const moved = { ids: new Set<string>(), bodies: new Set<string>() };
  for (let known = 0; known < MAX_KNOWN && !isOver(); ) {
    const received = await queue.receive();
    if (received.length === 0) break;
    // A message that was moved and not deleted, or is delivered twice, is received again. It was counted before.
    const done = received.filter(({ MessageId = '' }) => moved.ids.has(MessageId));
    const fresh = received.filter((message) => !done.includes(message));
    const fates = fresh.map((message) => {
      const kind = classifyDeadLetter(message);
      const isAgain = moved.bodies.has(message.Body ?? '');
      const isMoved = !dryRun && !isAgain && (all || !kind.permanent);
      // A message that was left is received again when its visibility timeout ends. It was counted before.
      const isNew = !left.has(message.MessageId ?? '');
      return { message, kind, isMoved, isNew, isAgain };
    });
    known = fates.some(({ isNew }) => isNew) ? 0 : known + 1;
    const moves = fates.filter(({ isMoved }) => isMoved).map(({ message }) => message);
    const taken = new Set<Message>();
    try {
      await queue.putBack(moves, (messages) => {
        for (const message of messages) taken.add(message);
      });
    } finally {
      for (const { message, kind, isNew, isAgain } of fates) {
        const { MessageId = '', Body = '' } = message;
        if (taken.has(message)) {
          moved.ids.add(MessageId);
          moved.bodies.add(Body);
          counts.add(kind, 'moved');
        } else {
          // Only the newest receipt handle makes a message visible again.
          left.set(MessageId, message);
          if (isNew) counts.add(kind, isAgain ? 'again' : 'left');
        }
      }
    }
    await queue.remove(done);
    if (moves.length > 0) await sleep((moves.length / perSecond) * 1000);
  }
}

/** Counts what became of messages, by cause. */
class CauseCounts {
  readonly #counts = new Map<string, DeadLetterClass & Record<'moved' | 'left' | 'again', number>>();

  add(kind: DeadLetterClass, fate: 'moved' | 'left' | 'again'): void {
    const count = this.#counts.get(kind.cause) ?? { ...kind, moved: 0, left: 0, again: 0 };
    this.#counts.set(kind.cause, count);
    count[fate]++;
  }

  list(): CauseCount[] {
    const all = ({ moved, left, again }: CauseCount) => moved + left + again;
    return [...this.#counts.values()].toSorted((a, b) => all(b) - all(a));
  }
}
