import { createHash } from 'node:crypto';
import { GetObjectCommand, NoSuchKey, type S3Client } from '@aws-sdk/client-s3';
import type { SourceObject } from '@copydesk/core/article/revision';
import { readStatedFacts, type StatedFacts } from './read-stated-facts.ts';

/** An object as it stands, its bytes not read yet. One of `read` and `discard` must be called. */
export interface OpenObject {
  readonly source: SourceObject;
  /** What its metadata states of the article. */
  readonly stated: StatedFacts;
  read(): Promise<Uint8Array>;
  /** Lets go of the connection without reading the bytes. Harmless after `read`. */
  discard(): void;
}

/** Opens objects of any bucket. */
export class ObjectReader {
  readonly #client: S3Client;

  constructor(client: S3Client) {
    this.#client = client;
  }

  /** @returns undefined when the object is gone: never there, deleted, or behind a delete marker */
  async open(bucket: string, key: string): Promise<OpenObject | undefined> {
    const object = await this.#get(bucket, key);
    if (!object) return undefined;
    const { Body, ETag, VersionId, ContentLength, LastModified, Metadata } = object;
    const stated = readStatedFacts(Metadata ?? {});
    return {
      source: {
        bucket,
        key,
        // The *response's* own ETag: the object may have changed since the event, or since any earlier request.
        etag: (ETag ?? '').replaceAll('"', ''),
        ...(Object.keys(stated).length > 0 && { statedDigest: digestOf(stated) }),
        ...(VersionId && VersionId !== 'null' && { versionId: VersionId }),
        size: ContentLength ?? 0,
        receivedAt: (LastModified ?? new Date(0)).toISOString(),
      },
      stated,
      read: async () => (Body ? Body.transformToByteArray() : new Uint8Array()),
      discard: () => {
        if (Body && 'destroy' in Body) Body.destroy();
      },
    };
  }

  async #get(bucket: string, key: string) {
    try {
      return await this.#client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
    } catch (error) {
      // A delete marker answers 405 or 404; some S3-compatible stores answer a bare NotFound.
      if (error instanceof NoSuchKey || (error instanceof Error && error.name === 'NotFound'))
        return undefined;
      throw error;
    }
  }
}

function digestOf(stated: StatedFacts): string {
  return createHash('sha256').update(JSON.stringify(stated)).digest('hex').slice(0, 16);
}
