import { setTimeout as sleep } from 'node:timers/promises';
import { articleIdOf } from '@copydesk/core/article/article-id';
import { articlesFolderOf } from '@copydesk/core/article/articles-folder';
import { type ArticleStatus, isTerminal, type Reason } from '@copydesk/core/article/status';
import { ArticleList, type HeadSummary } from '@copydesk/core/store/article-list';
import type { BundleRecord } from '@copydesk/core/store/bundle-items';
import { BundleStore } from '@copydesk/core/store/bundle-store';
import { listS3Objects } from '@copydesk/core/upkeep/list-s3-objects';
import type { Connection } from '../pipeline/connection.ts';
import type { DroppedVersion } from './article-watch.ts';

/** What became of a bundle and its articles. */
export interface BundleOutcome {
  readonly record: BundleRecord;
  /** Articles that are done, by status. */
  readonly articles: Readonly<Partial<Record<ArticleStatus, number>>>;
  /** Those of them that are not ENRICHED, in no order. */
  readonly notEnriched: readonly {
    readonly key: string;
    readonly status: ArticleStatus;
    readonly reasons: readonly Reason[];
  }[];
  /** Articles that were not done when the time was up, or the wait was over. */
  readonly late: number;
}

const READ_POLL_MS = 60;
const ARTICLES_POLL_MS = 250;
/** So many are waited for at a time: each is looked at few times, however many there are. */
const STRETCH = 100;

/**
 * Waits until a bundle was read, in the version that was dropped, and until its articles are done.
 *
 * @param timeoutMs how long to wait for it to be read, and then for one more article to be done
 * @param isOver ends the wait, as if the time were up
 * @returns undefined where it was not read in that time
 */
export async function awaitBundle(
  connection: Pick<Connection, 's3' | 'table' | 'outputs'>,
  key: string,
  version: DroppedVersion,
  timeoutMs: number,
  isOver: () => boolean,
): Promise<BundleOutcome | undefined> {
  const { BucketName: bucket = '', TableName = '' } = connection.outputs;
  const store = new BundleStore(connection.table, TableName);
  const record = await awaitRecord(store, articleIdOf(bucket, key), version, timeoutMs, isOver);
  if (!record) return undefined;
  const folder = articlesFolderOf(key);
  const etags = new Map<string, string>();
  // What is deeper down is another bundle's.
  for await (const page of listS3Objects(connection.s3, bucket, folder))
    for (const { key: article, etag } of page)
      if (!article.slice(folder.length).includes('/')) etags.set(articleIdOf(bucket, article), etag);
  const list = new ArticleList(connection.table, TableName);
  return { record, ...(await awaitArticles(etags, (ids) => list.readHeads(ids), timeoutMs, isOver)) };
}

async function awaitRecord(
  store: Pick<BundleStore, 'read'>,
  bundleId: string,
  { etag, receivedAt }: DroppedVersion,
  timeoutMs: number,
  isOver: () => boolean,
): Promise<BundleRecord | undefined> {
  for (const end = Date.now() + timeoutMs; Date.now() < end && !isOver(); await sleep(READ_POLL_MS)) {
    const record = await store.read(bundleId);
    const isOurs = record?.source.etag === etag && record.receivedAt === receivedAt;
    if (isOurs && record.status !== 'UNBUNDLING') return record;
  }
  return undefined;
}

/**
 * Waits until articles stand as their objects do, a stretch of them after the other. One that is deleted meanwhile is done.
 *
 * @param etags of the objects, by the articles' ids
 * @param timeoutMs how long to wait for one more to be done; then each is looked at once more
 * @param isOver ends the wait: what was not seen to be done by then counts as late
 */
export async function awaitArticles(
  etags: ReadonlyMap<string, string>,
  readHeads: (
    ids: readonly string[],
  ) => Promise<ReadonlyMap<string, Pick<HeadSummary, 'status' | 'reasons' | 'source'>>>,
  timeoutMs: number,
  isOver: () => boolean = () => false,
): Promise<Omit<BundleOutcome, 'record'>> {
  const articles: Partial<Record<ArticleStatus, number>> = {};
  const notEnriched: BundleOutcome['notEnriched'][number][] = [];
  let late = 0;
  let end = Date.now() + timeoutMs;
  const ids = [...etags.keys()];
  for (let from = 0; from < ids.length; from += STRETCH) {
    if (isOver()) {
      late += ids.length - from;
      break;
    }
    let open = ids.slice(from, from + STRETCH);
    for (let look = 1; ; look++) {
      const heads = await readHeads(open);
      const still: string[] = [];
      for (const id of open) {
        const head = heads.get(id);
        const isDone =
          head?.status === 'DELETED' ||
          (head && isTerminal(head.status) && head.source.etag === etags.get(id));
        if (!isDone) {
          still.push(id);
          continue;
        }
        const { status, reasons = [], source } = head;
        articles[status] = (articles[status] ?? 0) + 1;
        if (status !== 'ENRICHED') notEnriched.push({ key: source.key, status, reasons });
      }
      // What was done before it was looked at is no sign that the others go on.
      if (look > 1 && still.length < open.length) end = Date.now() + timeoutMs;
      open = still;
      if (open.length === 0 || Date.now() >= end || isOver()) break;
      await sleep(ARTICLES_POLL_MS);
    }
    late += open.length;
  }
  return { articles, notEnriched, late };
}
