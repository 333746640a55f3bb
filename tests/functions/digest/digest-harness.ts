import { type DayMessage, parseDayMessage } from '../../../core/article/day-message.ts';
import { KeptDays } from '../../../core/queries/days/kept-days.ts';
import { DayStore } from '../../../core/store/day-store.ts';
import { DIGEST_KEYS, describeKey, type Item, type ItemKey, keyOf } from '../../../core/store/keys.ts';
import { ArchiveBucket } from '../../../functions/digest/archive-bucket.ts';
import { type DigestPorts, digestDays } from '../../../functions/digest/digest-days.ts';
import { recordsOf } from '../../../functions/digest/read-records.ts';
import { memoryTable } from '../../support/memory-table.ts';
import { headItem, publishedItems, type TestArticle } from '../../support/published-items.ts';

export const DAY = '2026-11-30';

/** Digest over a table, a bucket and a queue in memory. */
export function createDigest() {
  const { table, fake, put, reads } = memoryTable();
  const store = new DayStore(table, 2);
  const sent: (DayMessage & { readonly delaySeconds: number })[] = [];
  const files = new Map<string, number>();
  let now = Date.parse(`${DAY}T12:00:00Z`);
  const ports: DigestPorts = {
    store,
    records: recordsOf(table, store, new KeptDays()),
    archive: new ArchiveBucket(
      {
        put: async ({ key, body }) => void files.set(key, body.byteLength),
        delete: async ({ key }) => void files.delete(key),
      },
      'archive',
    ),
    days: {
      send: async (messages, { delaySeconds = 0 } = { delaySeconds: 0 }) => {
        sent.push(
          ...messages.map((message) => ({ ...parseDayMessage(JSON.stringify(message)), delaySeconds })),
        );
      },
    },
    lifetimeSeconds: 210,
    restSeconds: 900,
    now: () => new Date(now),
    msLeft: () => 150_000,
  };
  return {
    ports,
    store,
    sent,
    files,
    fake,
    put,
    /** What was asked of the table. */
    reads,
    table,
    /** Publishes articles. */
    publish: (...articles: readonly TestArticle[]) => put(articles.flatMap(publishedItems)),
    /** Deletes the head of an article, as a tombstone does for readers. */
    remove: (article: TestArticle) =>
      put([headItem(article, { status: 'DELETED', published: undefined, publishedAt: undefined })]),
    /** Lets time pass. */
    wait: (seconds: number) => {
      now += seconds * 1000;
    },
    /** @throws the first failure of a message */
    async digest(message: Partial<DayMessage> = {}, changes: Partial<DigestPorts> = {}): Promise<void> {
      const outcomes = await digestDays([{ type: 'day', day: DAY, ...message }], { ...ports, ...changes });
      for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
    },
    /** The keys of everything that digest wrote, but the heads of days. */
    written: (): string[] =>
      [...fake.partitions]
        .filter((pk) => DIGEST_KEYS.some((prefix) => pk.startsWith(prefix)))
        .flatMap((pk) => [...fake.partition(pk).values()].map((item) => keyOf(item as Item & ItemKey)))
        .filter(({ sk }) => sk !== 'HEAD')
        .map(describeKey)
        .sort(),
  };
}

export const anArticle = (articleId: string, names: readonly string[], day = DAY): TestArticle => ({
  articleId,
  publishedAt: `${day}T10:00:00.000Z`,
  receivedAt: `${day}T10:00:00.000Z`,
  names,
});
