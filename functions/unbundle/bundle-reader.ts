import type { Readable } from 'node:stream';
import { GetObjectCommand, HeadObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import type { SourceObject } from '@copydesk/core/article/revision';

/** Why bytes of a version of a bundle cannot be had. */
export type Unreadable = 'changed' | 'gone';

/** Reads bundles, each in the version that is asked for. */
export class BundleReader {
  readonly #client: S3Client;

  constructor(client: S3Client) {
    this.#client = client;
  }

  /** @returns undefined where no object stands */
  async describe(bucket: string, key: string): Promise<SourceObject | undefined> {
    try {
      const { ETag, VersionId, ContentLength, LastModified } = await this.#client.send(
        new HeadObjectCommand({ Bucket: bucket, Key: key }),
      );
      return {
        bucket,
        key,
        etag: (ETag ?? '').replaceAll('"', ''),
        ...(VersionId && VersionId !== 'null' && { versionId: VersionId }),
        size: ContentLength ?? 0,
        receivedAt: (LastModified ?? new Date(0)).toISOString(),
      };
    } catch (error) {
      if (nameOf(error) === 'NotFound' || nameOf(error) === 'NoSuchKey') return undefined;
      throw error;
    }
  }

  /**
   * Opens a bundle from a byte on. The stream must be read to its end, or destroyed.
   *
   * @param from less than the object's size
   */
  async open({ bucket, key, etag }: SourceObject, from: number): Promise<Readable | Unreadable> {
    try {
      const { Body } = await this.#client.send(
        new GetObjectCommand({
          Bucket: bucket,
          Key: key,
          IfMatch: `"${etag}"`,
          ...(from > 0 && { Range: `bytes=${from}-` }),
        }),
      );
      return Body as Readable;
    } catch (error) {
      const name = nameOf(error);
      if (name === 'PreconditionFailed') return 'changed';
      if (name === 'NotFound' || name === 'NoSuchKey') return 'gone';
      throw error;
    }
  }
}

const nameOf = (error: unknown) => (error instanceof Error ? error.name : '');
