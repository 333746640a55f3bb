import { readFile, stat } from 'node:fs/promises';
import { HeadObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { articleIdOf } from '@copydesk/core/article/article-id';
import { isBundleKey } from '@copydesk/core/article/bundle';
import { ArticleList } from '@copydesk/core/store/article-list';
import { ArticleReader, type ArticleView } from '@copydesk/core/store/article-reader';
import type { Connection } from '../pipeline/connection.ts';
import { ArticleWatch } from './article-watch.ts';
import { awaitBundle, type BundleOutcome } from './await-bundle.ts';
import { Gate } from './gate.ts';

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
  /** Whether its object stands in the bucket. */
  readonly isPut: boolean;
  /** Why it could not be put, or not be waited for to its end. */
  readonly failure?: Error;
}

/** Why one was not put, or not waited for, that the command had no time for. */
export class InterruptedError extends Error {
  constructor() {
    super('interrupted');
  }
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
  /** Ends it in good order: what is being put is put, nothing else is, and nothing is waited for any more. */
  readonly isOver: () => boolean;
}

/** So many are put at a time, and so many bytes of them, or one larger file: each is in memory meanwhile. */
const PUTS = { count: 16, bytes: 256 * 1024 * 1024 };
/** So many are under way at a time: their heads are one request to the table. */
const UNDER_WAY = 100;

/**
 * Puts articles into the bucket, in order, and waits until each is done. One that fails leaves its neighbours alone; a
 * table that cannot be read fails all that are waited for just then, put as they are. What an interrupt leaves undone
 * fails with an {@link InterruptedError}.
 */
export async function dropArticles(
  drops: readonly Drop[],
  connection: Connection,
  options: DropOptions,
): Promise<Dropped[]> {
  const list = new ArticleList(connection.table, connection.outputs.TableName ?? '');
  const watch = new ArticleWatch((ids) => list.readHeads(ids), options.isOver);
  const gate = new Gate(PUTS);
  const results: Dropped[] = [];
  let next = 0;
  const work = async () => {
    while (next < drops.length) {
      const index = next++;
      const dropped = await dropOne(drops[index] as Drop, connection, gate, watch, options);
      results[index] = dropped;
      options.onDone(dropped);
    }
  };
  await Promise.all(Array.from({ length: UNDER_WAY }, work));
  return results;
}

async function dropOne(
  drop: Drop,
  connection: Connection,
  gate: Gate,
  watch: ArticleWatch,
  { timeoutMs, isOver }: Pick<DropOptions, 'timeoutMs' | 'isOver'>,
): Promise<Dropped> {
  const { key } = drop;
  const { s3, table, outputs } = connection;
  const { BucketName: Bucket = '', TableName = '' } = outputs;
  const articleId = articleIdOf(Bucket, key);
  let isPut = false;
  const notDone = () => (isOver() ? { failure: new InterruptedError() } : {});
  try {
    await gate.pass(await sizeOf(drop), async () => {
      if (isOver()) throw new InterruptedError();
      const Body = drop.body ?? (await readFile(drop.path as string));
      await s3.send(new PutObjectCommand({ Bucket, Key: key, Body }));
    });
    isPut = true;
    if (timeoutMs === 0) return { key, articleId, isPut };
    const { ETag, LastModified } = await s3.send(new HeadObjectCommand({ Bucket, Key: key }));
    const version = {
      etag: (ETag ?? '').replaceAll('"', ''),
      receivedAt: (LastModified ?? new Date(0)).toISOString(),
    };
    if (isBundleKey(key)) {
      const bundle = await awaitBundle(connection, key, version, timeoutMs, isOver);
      return { key, articleId, isPut, ...(bundle && { bundle }), ...(bundle?.late !== 0 && notDone()) };
    }
    if (!(await watch.wait(articleId, version, timeoutMs))) return { key, articleId, isPut, ...notDone() };
    const view = await new ArticleReader(table, TableName).readArticle(articleId);
    return { key, articleId, isPut, ...(view && { view }) };
  } catch (error) {
    return { key, articleId, isPut, failure: error instanceof Error ? error : new Error(String(error)) };
  }
}

const sizeOf = async ({ body, path }: Drop) => body?.length ?? (await stat(path as string)).size;
