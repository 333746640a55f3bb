import { PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { S3Objects } from '@copydesk/core/runtime/s3-objects';
import { decideWrite, type Mark, type StandingArticle, type WriteDecision } from './decide-write.ts';

/** An article on its way into the bucket. */
export interface Article {
  readonly bucket: string;
  readonly key: string;
  readonly body: Uint8Array;
  readonly contentType: string;
  readonly mark: Mark;
  /** In the bundle, for whoever looks at the object. */
  readonly number: number;
}

export interface WriteOptions {
  /** An object stands under the key most likely: it is looked at before anything is sent. */
  readonly isKnown: boolean;
  readonly isReread: boolean;
}

/** How often an object that changes under the eye is looked at. */
const MAX_LOOKS = 5;
/** The condition of a put did not hold, or another writer was there at the same moment. */
const RACED = new Set(['PreconditionFailed', 'ConditionalRequestConflict', 'NoSuchKey', 'NotFound']);

/** Puts articles into the bucket, each over nothing or over exactly the object that was looked at. */
export class ArticleWriter {
  readonly #client: S3Client;
  readonly #objects: S3Objects;

  constructor(client: S3Client) {
    this.#client = client;
    this.#objects = new S3Objects(client);
  }

  /** @throws Error for what a retry can cure, an object that changes at each look included */
  async write(article: Article, { isKnown, isReread }: WriteOptions): Promise<Exclude<WriteDecision, 'put'>> {
    for (let look = isKnown ? 1 : 0; look <= MAX_LOOKS; look++) {
      const standing = look === 0 ? undefined : await this.#describe(article);
      const decision = decideWrite(standing, article.mark, isReread);
      if (decision !== 'put') return decision;
      if (await this.#put(article, standing)) return 'written';
    }
    throw new Error(`${article.key} changed under each of ${MAX_LOOKS} looks; it is looked at again`);
  }

  async #describe({ bucket, key }: Article): Promise<StandingArticle | undefined> {
    const object = await this.#objects.describe(bucket, key);
    if (!object) return undefined;
    const {
      'copydesk-sequencer': sequencer,
      'copydesk-generation': generation,
      'copydesk-digest': digest,
    } = object.metadata;
    return {
      // If-Match takes it in quotes.
      etag: `"${object.source.etag}"`,
      ...(sequencer && generation && digest && { mark: { sequencer, generation, digest } }),
    };
  }

  async #put(
    { bucket, key, body, contentType, mark, number }: Article,
    standing?: StandingArticle,
  ): Promise<boolean> {
    try {
      await this.#client.send(
        new PutObjectCommand({
          Bucket: bucket,
          Key: key,
          Body: body,
          ContentType: contentType,
          Metadata: {
            'copydesk-sequencer': mark.sequencer,
            'copydesk-generation': mark.generation,
            'copydesk-digest': mark.digest,
            'copydesk-item': String(number),
          },
          ...(standing ? { IfMatch: standing.etag } : { IfNoneMatch: '*' }),
        }),
      );
      return true;
    } catch (error) {
      if (error instanceof Error && RACED.has(error.name)) return false;
      throw error;
    }
  }
}
