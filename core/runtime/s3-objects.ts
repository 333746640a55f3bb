import type { Readable } from 'node:stream';
import {
  GetObjectCommand,
  type GetObjectCommandOutput,
  HeadObjectCommand,
  type HeadObjectCommandOutput,
  PutObjectCommand,
  paginateListObjectsV2,
  type S3Client,
} from '@aws-sdk/client-s3';
import type { SourceObject } from '../article/revision.ts';

/** An object as a response of S3 describes it. */
export interface DescribedObject {
  readonly source: SourceObject;
  /** User-defined metadata by name, without x-amz-meta-. */
  readonly metadata: Readonly<Record<string, string>>;
}

/** An object whose bytes were not read yet. One of `read` and `discard` must be called. */
export interface OpenedObject extends DescribedObject {
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
}

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
    const response = await unlessMissing(
      this.#client.send(new HeadObjectCommand({ Bucket: bucket, Key: key })),
    );
    return response && describedBy(response, bucket, key);
  }

  /** @returns undefined where no object exists */
  async open(bucket: string, key: string): Promise<OpenedObject | undefined> {
    const response = await unlessMissing(
      this.#client.send(new GetObjectCommand({ Bucket: bucket, Key: key })),
    );
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
   */
  async openVersion({ bucket, key, etag }: SourceObject, from: number): Promise<Readable | Unreadable> {
    const range = from > 0 && { Range: `bytes=${from}-` };
    const command = new GetObjectCommand({ Bucket: bucket, Key: key, IfMatch: `"${etag}"`, ...range });
    try {
      const response = await unlessMissing(this.#client.send(command));
      return response ? (response.Body as Readable) : 'gone';
    } catch (error) {
      if (error instanceof Error && error.name === 'PreconditionFailed') return 'changed';
      throw error;
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
}

/** The objects of a bucket in the order of their keys, up to a thousand at a time. */
export async function* listS3Objects(
  client: S3Client,
  bucket: string,
  prefix = '',
): AsyncGenerator<readonly ListedObject[]> {
  const pages = paginateListObjectsV2({ client }, { Bucket: bucket, ...(prefix && { Prefix: prefix }) });
  for await (const { Contents = [] } of pages)
    yield Contents.map(({ Key: key = '', ETag = '', Size: size = 0 }) => ({
      key,
      etag: unquoted(ETag),
      size,
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
