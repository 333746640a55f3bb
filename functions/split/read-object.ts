import { createHash } from 'node:crypto';
import type { SourceObject } from '@copydesk/core/article/revision';
import type { OpenedObject, S3Objects } from '@copydesk/core/runtime/s3-objects';
import { readStatedFacts } from './read-stated-facts.ts';
import type { StatedFacts } from './stated-facts.ts';

/** An object whose bytes were not read yet. One of `read` and `discard` must be called. */
export interface OpenObject extends Pick<OpenedObject, 'read' | 'discard'> {
  readonly source: SourceObject;
  /** The facts that the object's metadata states about the article. */
  readonly stated: StatedFacts;
}

/** Opens the objects that articles are read from. */
export class ObjectReader {
  readonly #objects: Pick<S3Objects, 'open'>;

  constructor(objects: Pick<S3Objects, 'open'>) {
    this.#objects = objects;
  }

  /** @returns undefined where no object exists */
  async open(bucket: string, key: string): Promise<OpenObject | undefined> {
    const object = await this.#objects.open(bucket, key);
    if (!object) return undefined;
    const { source, metadata, ...bytes } = object;
    const stated = readStatedFacts(metadata);
    const isStated = Object.keys(stated).length > 0;
    return {
      ...bytes,
      stated,
      source: { ...source, ...(isStated && { statedDigest: digestOfStatedFacts(stated) }) },
    };
  }
}

function digestOfStatedFacts(stated: StatedFacts): string {
  return createHash('sha256').update(JSON.stringify(stated)).digest('hex').slice(0, 16);
}
