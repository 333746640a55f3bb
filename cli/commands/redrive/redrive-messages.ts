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
  /** Like one that was moved: given up again already. They are left, too. */
  readonly again: number;
}

/** What was found, most frequent causes first. */
export interface Redriven {
  readonly causes: readonly CauseCount[];
  /** What ended it early. Nothing is lost: the same again goes on. */
  readonly error?: Error;
}

/** Answers in a row that bring nothing new, after which there is nothing new: what is left comes round again. */
const MAX_KNOWN = 3;

/**
 * Moves what is in a dead-letter queue back to its queue, by cause: what trying again cannot help stays unless asked
 * for. Whoever kills it in the middle loses nothing; whoever repeats it moves what is left.
 *
 * A message that was moved and comes back while this runs, given up again, is left for the next run.
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
    // They show themselves again when their time is up.
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
    // What was put back and not deleted, or is delivered twice, is received once more: it was counted then.
    const done = received.filter(({ MessageId = '' }) => moved.ids.has(MessageId));
    const fresh = received.filter((message) => !done.includes(message));
    const fates = fresh.map((message) => {
      const kind = classifyDeadLetter(message);
      const isAgain = moved.bodies.has(message.Body ?? '');
      const isMoved = !dryRun && !isAgain && (all || !kind.permanent);
      // What is left is received again when its time is up: it was counted then.
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
          // The newest handle is the one that releases a message.
          left.set(MessageId, message);
          if (isNew) counts.add(kind, isAgain ? 'again' : 'left');
        }
      }
    }
    await queue.remove(done);
    if (moves.length > 0) await sleep((moves.length / perSecond) * 1000);
  }
}

/** What became of messages, by why they were given up. */
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
