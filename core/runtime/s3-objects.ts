import type { Readable } from 'node:stream';
import {
  GetObjectCommand,
  type GetObjectCommandOutput,
  HeadObjectCommand,
  type HeadObjectCommandOutput,
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
}

/** GetObject answers NoSuchKey, also for a delete marker. HeadObject has no body to name an error in: NotFound. */
const MISSING: readonly string[] = ['NoSuchKey', 'NotFound'];

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
    etag: ETag.replaceAll('"', ''),
    // A bucket without versioning answers "null".
    ...(VersionId && VersionId !== 'null' && { versionId: VersionId }),
    size: ContentLength,
    receivedAt: LastModified.toISOString(),
  };
  return { source, metadata: Metadata };
}
