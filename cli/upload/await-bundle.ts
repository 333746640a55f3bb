import { setTimeout as sleep } from 'node:timers/promises';
import { S3Client } from '@aws-sdk/client-s3';
import { articleIdOf } from '@copydesk/core/article/article-id';
import { articlesFolderOf } from '@copydesk/core/article/articles-folder';
import { type ArticleStatus, isTerminal, type Reason } from '@copydesk/core/article/status';
import { listS3Objects } from '@copydesk/core/runtime/s3-objects';
import type { BundleRecord } from '@copydesk/core/store/bundle-items';
import { BundleStore } from '@copydesk/core/store/bundle-store';
import { HoldingsReader } from '@copydesk/core/store/holdings-reader';
import type { HeadSummary } from '@copydesk/core/store/items';
import type { Connection } from '../pipeline/connection.ts';
import { openTable } from '../pipeline/open-table.ts';
import type { ObjectVersion } from './article-watch.ts';

/** The record of a bundle, and what became of its articles. */
export interface BundleOutcome {
  readonly record: BundleRecord;
  /** Articles that are done, by status. */
  readonly articles: Readonly<Partial<Record<ArticleStatus, number>>>;
  /** Articles that are done and not ENRICHED, in no order. */
  readonly notEnriched: readonly {
    readonly key: string;
    readonly status: ArticleStatus;
    readonly reasons: readonly Reason[];
  }[];
  /** Articles that were not done when the wait ended. */
  readonly late: number;
}

const READ_POLL_MS = 60;
const ARTICLES_POLL_MS = 250;
/** Articles waited for at a time, so that each is read few times, however many there are. */
const GROUP = 100;

/**
 * Waits until a version of a bundle is read, and until its articles are done.
 *
 * @param timeoutMs how long to wait for it to be read, and then each time for one more article to be done
 * @param isOver ends the wait, as if the time were up
 * @returns undefined where it was not read in that time
 */
export async function awaitBundle(
  connection: Connection,
  key: string,
  version: ObjectVersion,
  timeoutMs: number,
  isOver: () => boolean,
): Promise<BundleOutcome | undefined> {
  const { BucketName: bucket = '' } = connection.outputs;
  const table = openTable(connection);
  const store = new BundleStore(table);
  const record = await awaitRecord(store, articleIdOf(bucket, key), version, timeoutMs, isOver);
  if (!record) return undefined;
  const folder = articlesFolderOf(key);
  const etags = new Map<string, string>();
  // Objects in folders below belong to other bundles.
  for await (const page of listS3Objects(connection.client(S3Client), bucket, folder))
    for (const { key: article, etag } of page)
      if (!article.slice(folder.length).includes('/')) etags.set(articleIdOf(bucket, article), etag);
  const list = new HoldingsReader(table);
  return { record, ...(await awaitArticles(etags, (ids) => list.readHeads(ids), timeoutMs, isOver)) };
}

async function awaitRecord(
  store: Pick<BundleStore, 'read'>,
  bundleId: string,
  { etag, receivedAt }: ObjectVersion,
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
 * Waits until the records of articles are those of their objects, one group after another. An article that is deleted
 * meanwhile is done.
 *
 * @param etags of the objects, by the articles' ids
 * @param timeoutMs how long to wait for one more to be done; after that, the rest are read once more
 * @param isOver ends the wait: articles that were not seen to be done by then are late
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
  for (let from = 0; from < ids.length; from += GROUP) {
    if (isOver()) {
      late += ids.length - from;
      break;
    }
    let open = ids.slice(from, from + GROUP);
    for (let read = 1; ; read++) {
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
      // Articles that were done before the first read do not show that the others make progress.
      if (read > 1 && still.length < open.length) end = Date.now() + timeoutMs;
      open = still;
      if (open.length === 0 || Date.now() >= end || isOver()) break;
      await sleep(ARTICLES_POLL_MS);
    }
    late += open.length;
  }
  return { articles, notEnriched, late };
}
