import { readFile } from 'node:fs/promises';
import { HeadObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { articleIdOf } from '../core/article/article-id.ts';
import { isBundleKey } from '../core/article/bundle.ts';
import { ArticleReader, type ArticleView } from '../core/store/article-reader.ts';
import { awaitArticle } from './await-article.ts';
import { awaitBundle, type BundleOutcome } from './await-bundle.ts';
import type { Connection } from './connection.ts';

/** Something to be dropped: a file, or bytes in hand. */
export interface Drop {
  readonly key: string;
  readonly path?: string;
  readonly body?: Uint8Array;
}

/** What became of one. */
export interface Dropped {
  readonly key: string;
  readonly articleId: string;
  /** Absent where nobody waited, or where the time was up. */
  readonly view?: ArticleView;
  /** Of a file of many articles, once it is read and its articles are done, or their time is up. */
  readonly bundle?: BundleOutcome;
  /** Why it could not be dropped. */
  readonly failure?: Error;
}

/** Whether all was waited for that was dropped. */
export function isDone({ view, bundle }: Dropped): boolean {
  return view !== undefined || bundle?.late === 0;
}

export interface DropOptions {
  /** How long to wait for each to be done; 0 does not wait. */
  readonly timeoutMs: number;
  /** Called with each as soon as it is done. */
  readonly onDone: (dropped: Dropped) => void;
}

/** So many are under way at a time. */
const CONCURRENCY = 16;

/** Puts articles into the bucket, in order, and waits until each is done. One that fails leaves its neighbours alone. */
export async function dropArticles(
  drops: readonly Drop[],
  connection: Connection,
  options: DropOptions,
): Promise<Dropped[]> {
  const results: Dropped[] = [];
  let next = 0;
  const work = async () => {
    while (next < drops.length) {
      const index = next++;
      const dropped = await dropOne(drops[index] as Drop, connection, options.timeoutMs);
      results[index] = dropped;
      options.onDone(dropped);
    }
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, work));
  return results;
}

async function dropOne(
  { key, path, body }: Drop,
  connection: Connection,
  timeoutMs: number,
): Promise<Dropped> {
  const { s3, table, outputs } = connection;
  const { BucketName: Bucket = '', TableName = '' } = outputs;
  const articleId = articleIdOf(Bucket, key);
  try {
    const Body = body ?? (await readFile(path as string));
    await s3.send(new PutObjectCommand({ Bucket, Key: key, Body }));
    if (timeoutMs === 0) return { key, articleId };
    const { ETag, LastModified } = await s3.send(new HeadObjectCommand({ Bucket, Key: key }));
    const version = {
      etag: (ETag ?? '').replaceAll('"', ''),
      receivedAt: (LastModified ?? new Date(0)).toISOString(),
    };
    if (isBundleKey(key)) {
      const bundle = await awaitBundle(connection, key, version, timeoutMs);
      return { key, articleId, ...(bundle && { bundle }) };
    }
    const view = await awaitArticle(new ArticleReader(table, TableName), articleId, version, timeoutMs);
    return { key, articleId, ...(view && { view }) };
  } catch (error) {
    return { key, articleId, failure: error instanceof Error ? error : new Error(String(error)) };
  }
}
