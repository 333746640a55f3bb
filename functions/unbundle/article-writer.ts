import type { S3Objects } from '@copydesk/core/runtime/s3-objects';
import { decideWrite, type ExistingArticle, type Mark, type WriteDecision } from './decide-write.ts';
import { MAX_PUT_ATTEMPTS } from './limits.ts';

/** An article to be put into the bucket. */
export interface Article {
  readonly bucket: string;
  readonly key: string;
  readonly body: Uint8Array;
  readonly contentType: string;
  readonly mark: Mark;
  /** The number of the item in the bundle, for people who look at the object. */
  readonly number: number;
}

export interface WriteOptions {
  /** An object with the key probably exists, so it is read before the first put. */
  readonly isKnown: boolean;
  readonly isReread: boolean;
}

/** Puts articles into the bucket, each over no object or over exactly the object that was read. */
export class ArticleWriter {
  readonly #objects: S3Objects;

  constructor(objects: S3Objects) {
    this.#objects = objects;
  }

  /** @throws Error for everything that a retry can cure, and after `MAX_PUT_ATTEMPTS` lost races */
  async write(article: Article, { isKnown, isReread }: WriteOptions): Promise<Exclude<WriteDecision, 'put'>> {
    for (let attempt = isKnown ? 1 : 0; attempt <= MAX_PUT_ATTEMPTS; attempt++) {
      const existing = attempt === 0 ? undefined : await this.#describe(article);
      const decision = decideWrite(existing, article.mark, isReread);
      if (decision !== 'put') return decision;
      if (await this.#put(article, existing)) return 'written';
    }
    throw new Error(
      `${article.key} changed during each of ${MAX_PUT_ATTEMPTS} attempts to put it; the slice is retried`,
    );
  }

  async #describe({ bucket, key }: Article): Promise<ExistingArticle | undefined> {
    const object = await this.#objects.describe(bucket, key);
    if (!object) return undefined;
    const {
      'copydesk-sequencer': sequencer,
      'copydesk-generation': generation,
      'copydesk-digest': digest,
    } = object.metadata;
    return {
      etag: object.source.etag,
      ...(sequencer && generation && digest && { mark: { sequencer, generation, digest } }),
    };
  }

  #put(
    { bucket, key, body, contentType, mark, number }: Article,
    existing: ExistingArticle | undefined,
  ): Promise<boolean> {
    const metadata = {
      'copydesk-sequencer': mark.sequencer,
      'copydesk-generation': mark.generation,
      'copydesk-digest': mark.digest,
      'copydesk-item': String(number),
    };
    return this.#objects.putOver({ bucket, key, body, contentType, metadata }, existing?.etag);
  }
}
