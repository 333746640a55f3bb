import { readFile, stat } from 'node:fs/promises';
import { HeadObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { articleIdOf } from '@copydesk/core/article/article-id';
import { isBundleKey } from '@copydesk/core/article/bundle';
import { ArticleReader, type ArticleView } from '@copydesk/core/store/article-reader';
import { HoldingsReader } from '@copydesk/core/store/holdings-reader';
import type { Connection } from '../pipeline/connection.ts';
import { openTable } from '../pipeline/open-table.ts';
import { ArticleWatch } from './article-watch.ts';
import { awaitBundle, type BundleOutcome } from './await-bundle.ts';
import { Gate } from './gate.ts';
import { type StatedFacts, toMetadata } from './stated-facts.ts';

/** An object to upload, from a file or from bytes in memory. */
export interface Upload {
  readonly key: string;
  readonly path?: string;
  readonly body?: Uint8Array;
  /** Facts about the article that win over those in the file. */
  readonly facts?: StatedFacts;
}

export interface UploadResult {
  readonly key: string;
  readonly articleId: string;
  /** Absent where the command did not wait, or the article was not done in time. */
  readonly view?: ArticleView;
  /** Of a bundle that was read in time. */
  readonly bundle?: BundleOutcome;
  /** The object is in the bucket. */
  readonly isUploaded: boolean;
  /** Why the upload, or the wait after it, failed. */
  readonly failure?: Error;
}

/** The failure of an upload that an interrupt cut short. */
export class InterruptedError extends Error {
  constructor() {
    super('interrupted');
  }
}

/** The article, or the bundle with all its articles, is done. */
export function isDone({ view, bundle }: UploadResult): boolean {
  return view !== undefined || bundle?.late === 0;
}

export interface UploadOptions {
  /** How long to wait for each to be done; 0 does not wait. */
  readonly timeoutMs: number;
  /** Called with each result as soon as it is known. */
  readonly onDone: (result: UploadResult) => void;
  /** Once true, uploads in progress end, no other starts, and every wait ends. */
  readonly isOver: () => boolean;
}

/** Uploads at a time, or one larger file: the bodies are in memory meanwhile. */
const UPLOADS = { count: 16, bytes: 256 * 1024 * 1024 };
/** Articles uploaded or waited for at a time. One request to the table reads the heads of so many. */
const IN_PROGRESS = 100;

/**
 * Uploads articles in order, and waits until each is done. If one fails, the others go on. If the table cannot be read, the
 * wait fails for all articles that are waited for at that moment. An upload or wait that an interrupt cuts short fails with an
 * {@link InterruptedError}.
 */
export async function uploadArticles(
  uploads: readonly Upload[],
  connection: Connection,
  options: UploadOptions,
): Promise<UploadResult[]> {
  const list = new HoldingsReader(openTable(connection));
  const watch = new ArticleWatch((ids) => list.readHeads(ids), options.isOver);
  const gate = new Gate(UPLOADS);
  const results: UploadResult[] = [];
  let next = 0;
  const work = async () => {
    while (next < uploads.length) {
      const index = next++;
      const result = await uploadOne(uploads[index] as Upload, connection, gate, watch, options);
      results[index] = result;
      options.onDone(result);
    }
  };
  await Promise.all(Array.from({ length: IN_PROGRESS }, work));
  return results;
}

async function uploadOne(
  upload: Upload,
  connection: Connection,
  gate: Gate,
  watch: ArticleWatch,
  { timeoutMs, isOver }: Pick<UploadOptions, 'timeoutMs' | 'isOver'>,
): Promise<UploadResult> {
  const { key } = upload;
  const { BucketName: Bucket = '' } = connection.outputs;
  const s3 = connection.client(S3Client);
  const articleId = articleIdOf(Bucket, key);
  let isUploaded = false;
  const notDone = () => (isOver() ? { failure: new InterruptedError() } : {});
  try {
    await gate.pass(await sizeOf(upload), async () => {
      if (isOver()) throw new InterruptedError();
      const Body = upload.body ?? (await readFile(upload.path as string));
      await s3.send(
        new PutObjectCommand({
          Bucket,
          Key: key,
          Body,
          ...(upload.facts && { Metadata: toMetadata(upload.facts) }),
        }),
      );
    });
    isUploaded = true;
    if (timeoutMs === 0) return { key, articleId, isUploaded };
    const { ETag, LastModified } = await s3.send(new HeadObjectCommand({ Bucket, Key: key }));
    const version = {
      etag: (ETag ?? '').replaceAll('"', ''),
      receivedAt: (LastModified ?? new Date(0)).toISOString(),
    };
    if (isBundleKey(key)) {
      const bundle = await awaitBundle(connection, key, version, timeoutMs, isOver);
      return { key, articleId, isUploaded, ...(bundle && { bundle }), ...(bundle?.late !== 0 && notDone()) };
    }
    if (!(await watch.wait(articleId, version, timeoutMs)))
      return { key, articleId, isUploaded, ...notDone() };
    const view = await new ArticleReader(openTable(connection)).readArticle(articleId);
    return { key, articleId, isUploaded, ...(view && { view }) };
  } catch (error) {
    return {
      key,
      articleId,
      isUploaded,
      failure: error instanceof Error ? error : new Error(String(error)),
    };
  }
}

const sizeOf = async ({ body, path }: Upload) => body?.length ?? (await stat(path as string)).size;
