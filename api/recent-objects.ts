import type { ReceivedArticle } from '@copydesk/core/queries/answers';
import type { Queries } from '@copydesk/core/queries/queries';
import { daysOrLatest } from './days-asked.ts';

/** What a search of titles and keys looks at. */
export interface RecentObjects {
  /** The newest first. */
  readonly objects: readonly ReceivedArticle[];
  /** Whether nothing else was received in these days. */
  readonly isWhole: boolean;
}

const DAYS = 7;
const OBJECTS = 200;
/** Somebody who types asks again with every letter. */
const KEEP_MS = 5_000;

/** Reads the objects that were received last, at most once in five seconds. */
export class RecentReader {
  #at = Number.NEGATIVE_INFINITY;
  #objects: Promise<RecentObjects> | undefined;

  read(queries: Pick<Queries, 'received'>, now: Date): Promise<RecentObjects> {
    if (this.#objects && now.getTime() - this.#at < KEEP_MS) return this.#objects;
    this.#at = now.getTime();
    const objects = readRecent(queries, now);
    this.#objects = objects;
    objects.catch(() => {
      this.#objects = undefined;
    });
    return objects;
  }
}

async function readRecent(queries: Pick<Queries, 'received'>, now: Date): Promise<RecentObjects> {
  const { items, cursor } = await queries.received({
    ...daysOrLatest({}, now, DAYS),
    limit: OBJECTS,
  });
  return { objects: items, isWhole: cursor === undefined };
}
