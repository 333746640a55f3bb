import { type ArchivedArticle, archiveDay, type DayFiles, inOrder } from '@copydesk/core/archive/archive-day';
import { countMentions } from '@copydesk/core/digest/count-mentions';
import type { WholeDay } from '@copydesk/core/queries/days/day-reader';
import type { DayHead, DayRevision } from '@copydesk/core/store/day-items';
import type { DayStore } from '@copydesk/core/store/day-store';

const REST_PER_ARTICLE_SECONDS = 1;

/** What making a digest needs. */
export interface MakePorts {
  readonly store: Pick<
    DayStore,
    | 'leastCounted'
    | 'readHead'
    | 'begin'
    | 'putRevision'
    | 'show'
    | 'readOlder'
    | 'putNames'
    | 'deleteItems'
    | 'end'
  >;
  readonly records: { read(day: string): Promise<WholeDay> };
  readonly archive: {
    /** @param files undefined for a day without articles: its files are deleted */
    write(day: string, files: DayFiles | undefined): Promise<void>;
  };
  /** How long a large day rests between two digests, in seconds. */
  readonly restSeconds: number;
  now(): Date;
}

/** Another invocation has begun between the read of a day's head and the write over it. */
export class LostRaceError extends Error {
  override name = 'LostRaceError';
}

/** A digest was made; or it was not, and the day has to wait. */
export type Made = 'made' | Wait;

/** Another invocation is at work on the day, or the day rests. */
export interface Wait {
  /** The head as it was read. */
  readonly head: DayHead;
  /** Of that invocation, or of the digest after which the day rests. */
  readonly ticket: number;
  /** For how long the day rests; absent where an invocation is at work. */
  readonly restsSeconds?: number;
}

/**
 * Makes the digest of a day anew: of the records alone, and nothing of an earlier digest. One invocation at a time is at work
 * on a day, so none writes over the names or files of a newer one. Its records are read after it has begun: each change that was
 * announced before is in them.
 *
 * An invocation that dies leaves its ticket as the one at work. The next one waits until it cannot be alive.
 *
 * @param ended tickets of invocations that cannot be alive any more
 * @throws Error for a failure that a retry can cure
 */
export async function makeDigest(day: string, ended: ReadonlySet<number>, ports: MakePorts): Promise<Made> {
  const { store } = ports;
  const head = await store.readHead(day);
  const heldBy = head?.running;
  // guard: a day at which another invocation is at work is left to it
  if (head && heldBy !== undefined && !ended.has(heldBy)) return { head, ticket: heldBy };
  const restsSeconds = heldBy === undefined ? restOf(head, ports) : 0;
  if (head && restsSeconds > 0) return { head, ticket: head.revision ?? 0, restsSeconds };
  const ticket = await store.begin(day, head);
  if (ticket === undefined)
    throw new LostRaceError(`Another invocation has just begun with ${day}; a retry looks again`);
  const madeAt = ports.now().toISOString();
  const { revision, articles } = await readRevision(day, ticket, ports);
  const older = await store.readOlder(day, ticket);
  const steps = [
    () => store.putRevision(revision),
    () => showOrThrow(store, revision, madeAt),
    () => store.putNames(revision, older, heldBy === undefined),
    () => ports.archive.write(day, articles.length > 0 ? archiveDay(articles) : undefined),
    // Their lists say which names to remove. Where this dies, the next one finds them.
    () => store.deleteItems(older.keys),
    () => store.end(day, ticket),
  ];
  for (const step of /* guard: the older digests of a day are deleted after their names */ steps)
    await step();
  return 'made';
}

/**
 * How long a day still rests, in whole seconds. Reading it again costs as much as it has articles, so a large day rests longer. Where
 * clocks differ, it rests for another time, and no change is lost.
 */
function restOf(head: DayHead | undefined, { restSeconds, now }: MakePorts): number {
  if (head?.madeAt === undefined) return 0;
  const rest = Math.min(restSeconds, (head.articles ?? 0) * REST_PER_ARTICLE_SECONDS);
  const left = Math.ceil(rest - (now().getTime() - Date.parse(head.madeAt)) / 1000);
  return Math.min(restSeconds, Math.max(0, left));
}

async function readRevision(
  day: string,
  ticket: number,
  { records, store }: MakePorts,
): Promise<{ readonly revision: DayRevision; readonly articles: readonly ArchivedArticle[] }> {
  const { digest, names, stories, articles } = await records.read(day);
  const counters = countMentions(
    inOrder(articles).map(({ card, entities }) => ({ articleId: card.articleId, entities })),
    stories,
    store.leastCounted,
  );
  return { revision: { day, ticket, digest, names, counters }, articles };
}

async function showOrThrow(store: MakePorts['store'], revision: DayRevision, madeAt: string) {
  if (await store.show(revision, madeAt)) return;
  throw new Error(
    `Another invocation took over the digest of ${revision.day}, though this one is alive; it is retried`,
  );
}
