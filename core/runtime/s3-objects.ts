import type { Readable } from 'node:stream';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  type GetObjectCommandOutput,
  HeadObjectCommand,
  type HeadObjectCommandOutput,
  ListObjectsV2Command,
  PutObjectCommand,
  paginateListObjectsV2,
  type S3Client,
  type S3ServiceException,
} from '@aws-sdk/client-s3';
import { Rejection } from '../article/errors.ts';
import type { SourceObject } from '../article/revision.ts';

/** An object as a response of S3 describes it. */
export interface DescribedObject {
  readonly source: SourceObject;
  /** User-defined metadata by name, without x-amz-meta-. */
  readonly metadata: Readonly<Record<string, string>>;
}

/** An object whose bytes were not read yet. One of `read` and `discard` must be called. */
export interface OpenedObject extends DescribedObject {
  /** @throws Rejection UNREADABLE where the object is archived, or encrypted with a key of its owner's */
  read(): Promise<Uint8Array>;
  /** Closes the connection without reading the bytes. Harmless after `read`. */
  discard(): void;
}

/** An object to be put. */
export interface NewObject {
  readonly bucket: string;
  readonly key: string;
  readonly body: Uint8Array;
  readonly contentType: string;
  /** User-defined metadata by name, without x-amz-meta-. */
  readonly metadata: Readonly<Record<string, string>>;
}

/** An object in the bucket, as a listing has it. */
export interface ListedObject {
  readonly key: string;
  /** Without quotes. */
  readonly etag: string;
  /** Bytes. */
  readonly size: number;
  /** Set in a class whose objects must be restored before they can be read. */
  readonly archive?: 'archived' | 'restored';
}

/**
 * The classes whose objects cannot be read until they are restored. An object of INTELLIGENT_TIERING may be archived too, but no
 * list says so. https://docs.aws.amazon.com/AmazonS3/latest/userguide/storage-class-intro.html
 */
const ARCHIVES: readonly (string | undefined)[] = ['GLACIER', 'DEEP_ARCHIVE'];

/** Why the bytes of a version cannot be read: the object has another version, or none. */
export type Unreadable = 'changed' | 'gone';

/** The objects of any bucket. */
export class S3Objects {
  readonly #client: S3Client;

  constructor(client: S3Client) {
    this.#client = client;
  }

  /** @returns undefined where no object exists */
  async describe(bucket: string, key: string): Promise<DescribedObject | undefined> {
    try {
      const response = await unlessMissing(
        this.#client.send(new HeadObjectCommand({ Bucket: bucket, Key: key })),
      );
      return response && describedBy(response, bucket, key);
    } catch (error) {
      if ((error as S3ServiceException).$metadata?.httpStatusCode !== 400) throw error;
      // An answer without a body does not say what is wrong. That of a GetObject does.
      const object = await this.open(bucket, key);
      object?.discard();
      return object && { source: object.source, metadata: object.metadata };
    }
  }

  /** @returns undefined where no object exists */
  async open(bucket: string, key: string): Promise<OpenedObject | undefined> {
    let response: GetObjectCommandOutput | undefined;
    try {
      response = await unlessMissing(this.#client.send(new GetObjectCommand({ Bucket: bucket, Key: key })));
    } catch (error) {
      return this.#openUnreadable(bucket, key, unreadable(error));
    }
    if (!response) return undefined;
    const { Body } = response;
    return {
      ...describedBy(response, bucket, key),
      read: async () => (Body ? Body.transformToByteArray() : new Uint8Array()),
      discard: () => {
        if (Body && 'destroy' in Body) Body.destroy();
      },
    };
  }

  /**
   * Opens one version of an object from a byte on. The stream must be read to its end, or destroyed.
   *
   * @param from less than the object's size
   * @throws Rejection UNREADABLE where the object is archived, or encrypted with a key of its owner's
   */
  async openVersion({ bucket, key, etag }: SourceObject, from: number): Promise<Readable | Unreadable> {
    const range = from > 0 && { Range: `bytes=${from}-` };
    const command = new GetObjectCommand({ Bucket: bucket, Key: key, IfMatch: `"${etag}"`, ...range });
    try {
      const response = await unlessMissing(this.#client.send(command));
      return response ? (response.Body as Readable) : 'gone';
    } catch (error) {
      if (error instanceof Error && error.name === 'PreconditionFailed') return 'changed';
      throw unreadable(error);
    }
  }

  /**
   * Puts an object over no object, or over exactly one version.
   *
   * @param over the ETag of that version
   * @returns false where another object is there, or another writer put one at the same moment
   */
  async putOver(
    { bucket, key, body, contentType, metadata }: NewObject,
    over: string | undefined,
  ): Promise<boolean> {
    const put = new PutObjectCommand({
      Bucket: bucket,
      Key: key,
      Body: body,
      ContentType: contentType,
      Metadata: { ...metadata },
      // guard: an article of a bundle is put over exactly the object that was read
      ...(over === undefined ? { IfNoneMatch: '*' } : { IfMatch: `"${over}"` }),
    });
    try {
      await this.#client.send(put);
      return true;
    } catch (error) {
      if (error instanceof Error && RACED.includes(error.name)) return false;
      throw error;
    }
  }

  /** Puts an object over whatever is there. */
  async put({ bucket, key, body, contentType }: Omit<NewObject, 'metadata'>): Promise<void> {
    const put = new PutObjectCommand({ Bucket: bucket, Key: key, Body: body, ContentType: contentType });
    await this.#client.send(put);
  }

  /** Deletes an object, if there is one. */
  async delete({ bucket, key }: Pick<NewObject, 'bucket' | 'key'>): Promise<void> {
    await this.#client.send(new DeleteObjectCommand({ Bucket: bucket, Key: key }));
  }

  /** S3 describes such an object only in a list: without its metadata, and without its version. */
  async #openUnreadable(bucket: string, key: string, error: unknown): Promise<OpenedObject | undefined> {
    if (!(error instanceof Rejection)) throw error;
    const { Contents = [] } = await this.#client.send(
      new ListObjectsV2Command({ Bucket: bucket, Prefix: key, MaxKeys: 1 }),
    );
    // A key comes before every other key that begins with it.
    const [listed] = Contents.filter(({ Key }) => Key === key);
    if (!listed) return undefined;
    const described = describedBy({ ...listed, ContentLength: listed.Size, $metadata: {} }, bucket, key);
    return { ...described, read: () => Promise.reject(error), discard: () => {} };
  }
}

/** What S3 says of an object that it does not hand out; any other error stays as it is. */
function unreadable(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  if (error.name === 'InvalidObjectState')
    return new Rejection(
      'UNREADABLE',
      'The object is archived. Restore it ("aws s3api restore-object"), and then run "copydesk backfill"',
    );
  // https://docs.aws.amazon.com/AmazonS3/latest/userguide/ServerSideEncryptionCustomerKeys.html
  if (error.name === 'InvalidRequest' && /Server Side Encryption/i.test(error.message))
    return new Rejection(
      'UNREADABLE',
      'The object is encrypted with a key that only its owner has (SSE-C). Upload it again with another encryption',
    );
  return error;
}

/** The objects of a bucket in the order of their keys, up to a thousand at a time. */
export async function* listS3Objects(
  client: S3Client,
  bucket: string,
  prefix = '',
): AsyncGenerator<readonly ListedObject[]> {
  const pages = paginateListObjectsV2(
    { client },
    { Bucket: bucket, ...(prefix && { Prefix: prefix }), OptionalObjectAttributes: ['RestoreStatus'] },
  );
  for await (const { Contents = [] } of pages)
    yield Contents.map(({ Key: key = '', ETag = '', Size: size = 0, StorageClass, RestoreStatus }) => ({
      key,
      etag: unquoted(ETag),
      size,
      ...(ARCHIVES.includes(StorageClass) && {
        archive: RestoreStatus?.RestoreExpiryDate ? ('restored' as const) : ('archived' as const),
      }),
    }));
}

/** GetObject answers NoSuchKey, also for a delete marker. HeadObject has no body to name an error in: NotFound. */
const MISSING: readonly string[] = ['NoSuchKey', 'NotFound'];
/** The condition of a put failed, or another writer put the object at the same moment. */
const RACED: readonly string[] = ['PreconditionFailed', 'ConditionalRequestConflict', ...MISSING];

const unquoted = (etag: string) => etag.replaceAll('"', '');

async function unlessMissing<Response>(request: Promise<Response>): Promise<Response | undefined> {
  try {
    return await request;
  } catch (error) {
    if (error instanceof Error && MISSING.includes(error.name)) return undefined;
    throw error;
  }
}

function describedBy(
  {
    ETag = '',
    VersionId,
    ContentLength = 0,
    LastModified = new Date(0),
    Metadata = {},
  }: GetObjectCommandOutput | HeadObjectCommandOutput,
  bucket: string,
  key: string,
): DescribedObject {
  const source = {
    bucket,
    key,
    // The response's own ETag: the object may have changed since the event, and since any earlier request.
    etag: unquoted(ETag),
    // A bucket without versioning answers "null".
    ...(VersionId && VersionId !== 'null' && { versionId: VersionId }),
    size: ContentLength,
    receivedAt: LastModified.toISOString(),
  };
  return { source, metadata: Metadata };
}
