import type { DatabaseSync } from 'node:sqlite';
import type { ListOptions, ListPage } from '../s3/list-page.ts';

/** The modules that fauxqs puts together when it starts, as far as they are used here. It does not export them. */
export interface FauxqsModules {
  readonly SqsStore: new () => SqsStore;
  readonly SnsStore: new () => SnsStore;
  readonly S3Store: new () => S3Store;
  readonly PersistenceManager: new (dataDir: string) => Persistence;
  readonly S3Error: new (code: string, message: string, status: number) => Error;
}

export interface SqsStore {
  persistence: Persistence;
  allQueues(): Iterable<{ persistence: Persistence }>;
}

export interface SnsStore {
  persistence: Persistence;
}

export interface S3Store {
  persistence: Persistence;
  readonly buckets: ReadonlyMap<string, ReadonlyMap<string, { readonly key: string }>>;
  readonly multipartUploads: ReadonlyMap<
    string,
    { readonly parts: ReadonlyMap<number, { readonly body: Buffer }> }
  >;
  completeMultipartUpload(uploadId: string, parts: readonly { readonly partNumber: number }[]): unknown;
  listObjects(bucket: string, options: ListOptions): ListPage<{ readonly key: string }>;
}

export interface Persistence {
  readonly db: DatabaseSync;
  updateMessageReady(messageId: string): void;
  load(sqs: SqsStore, sns: SnsStore, s3: S3Store): void;
  close(): void;
}

export async function loadFauxqs(): Promise<FauxqsModules> {
  const paths = ['sqs/sqsStore', 'sns/snsStore', 's3/s3Store', 'persistence', 'common/errors'];
  const modules = await Promise.all(
    paths.map((path) => import(new URL(`./${path}.js`, import.meta.resolve('fauxqs')).href)),
  );
  return Object.assign({}, ...modules);
}
