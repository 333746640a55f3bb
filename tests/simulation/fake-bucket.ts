import { createHash } from 'node:crypto';
import {
  type GetObjectCommandInput,
  type HeadObjectCommandInput,
  type ListObjectsV2CommandInput,
  NoSuchKey,
  type PutObjectCommandInput,
} from '@aws-sdk/client-s3';
import { objectCreatedEvent, objectRemovedEvent } from '../support/events.ts';

export const BUCKET = 'articles';

interface Version {
  readonly versionId: string;
  readonly etag: string;
  readonly body: string;
  readonly lastModified: Date;
  readonly isDeleteMarker: boolean;
  readonly metadata: Readonly<Record<string, string>>;
}

/** What stands under a key after one change of it. */
export interface ObjectState {
  /** Undefined where no object stands. */
  readonly body: string | undefined;
  readonly etag: string | undefined;
  readonly receivedAt: string | undefined;
  readonly versionId: string | undefined;
  readonly metadata: Readonly<Record<string, string>>;
}

/** A state, and its place among all changes of the bucket. */
export interface PastState extends ObjectState {
  readonly change: number;
}

/**
 * S3: one bucket, versioned or not, and the notifications of what happens to it. Sequencers grow with every change
 * and differ in length, as S3's do.
 */
export class FakeBucket {
  readonly #isVersioned: boolean;
  readonly #now: () => number;
  readonly #notify: (notification: object) => void;
  readonly #versions = new Map<string, Version[]>();
  /** By key: every state that its object was in, the first (no object) included. */
  readonly history = new Map<string, PastState[]>();
  #changes = 0;

  constructor(isVersioned: boolean, now: () => number, notify: (notification: object) => void) {
    this.#isVersioned = isVersioned;
    this.#now = now;
    this.#notify = notify;
  }

  put(key: string, body: string, metadata: Readonly<Record<string, string>> = {}): void {
    const etag = createHash('md5').update(body).digest('hex');
    this.#add(key, { etag, body, metadata, isDeleteMarker: false });
    const { versionId } = this.#newest(key) as Version;
    this.#happened(
      key,
      objectCreatedEvent({
        ...this.#event(key),
        etag,
        size: body.length,
        ...(this.#isVersioned && { versionId }),
      }),
    );
  }

  /** A delete without a version: where versions are kept, a marker over them. */
  delete(key: string): void {
    if (this.#isVersioned) {
      this.#add(key, { etag: '', body: '', metadata: {}, isDeleteMarker: true });
      const { versionId } = this.#newest(key) as Version;
      this.#happened(
        key,
        objectRemovedEvent({
          ...this.#event(key),
          versionId,
          eventName: 'ObjectRemoved:DeleteMarkerCreated',
        }),
      );
    } else {
      this.#versions.delete(key);
      this.#happened(key, objectRemovedEvent(this.#event(key)));
    }
  }

  /** Deletes one version for good, by hand or by a lifecycle rule: the newest brings back the one below it. */
  purge(key: string, which: number, byLifecycle = false): void {
    const versions = this.#versions.get(key) ?? [];
    const [purged] = versions.splice(which, 1);
    if (!purged) return;
    const eventName = byLifecycle ? 'LifecycleExpiration:Delete' : 'ObjectRemoved:Delete';
    this.#happened(key, objectRemovedEvent({ ...this.#event(key), versionId: purged.versionId, eventName }));
  }

  /** How many versions are kept under a key, delete markers included, the oldest first. */
  countVersions(key: string): number {
    return this.#versions.get(key)?.length ?? 0;
  }

  stateOf(key: string): ObjectState {
    const newest = this.#newest(key);
    if (!newest || newest.isDeleteMarker) return GONE;
    return {
      body: newest.body,
      etag: newest.etag,
      receivedAt: newest.lastModified.toISOString(),
      versionId: this.#isVersioned ? newest.versionId : undefined,
      metadata: newest.metadata,
    };
  }

  /** @throws NoSuchKey as the SDK does */
  get({ Key = '', IfMatch, Range }: GetObjectCommandInput): {
    readonly bytes: Buffer;
    readonly answer: object;
  } {
    const state = this.stateOf(Key);
    if (state.body === undefined)
      throw new NoSuchKey({ message: 'The specified key does not exist.', $metadata: {} });
    const answer = describe(state);
    if (IfMatch && IfMatch !== answer.ETag) throw failure('PreconditionFailed');
    const from = Number(/^bytes=(\d+)-$/.exec(Range ?? 'bytes=0-')?.[1]);
    return { bytes: Buffer.from(state.body).subarray(from), answer };
  }

  /** HeadObject, which has no message for what is not there. */
  head({ Key = '' }: HeadObjectCommandInput): object {
    const state = this.stateOf(Key);
    if (state.body === undefined) throw failure('NotFound');
    return describe(state);
  }

  /** PutObject, over nothing or over exactly what the caller looked at. */
  putOver({ Key = '', Body, IfMatch, IfNoneMatch, Metadata }: PutObjectCommandInput): object {
    const { body, etag } = this.stateOf(Key);
    if (IfMatch && body === undefined) throw failure('NoSuchKey');
    if (IfMatch ? IfMatch !== `"${etag}"` : IfNoneMatch && body !== undefined)
      throw failure('PreconditionFailed');
    this.put(Key, Buffer.from(Body as Uint8Array).toString(), Metadata);
    return {};
  }

  /** What ListObjectsV2 answers: the objects that stand, by key, a page at a time. */
  list(
    { Prefix: prefix = '', ContinuationToken: after = '' }: ListObjectsV2CommandInput,
    pageSize: number,
  ): object {
    const keys = [...this.#versions.keys()]
      .filter((key) => key.startsWith(prefix) && key > after && this.stateOf(key).body !== undefined)
      .sort();
    const page = keys.slice(0, pageSize);
    return {
      Contents: page.map((key) => {
        const { body = '', etag } = this.stateOf(key);
        return { Key: key, ETag: `"${etag}"`, Size: Buffer.byteLength(body) };
      }),
      ...(page.length < keys.length && { NextContinuationToken: page.at(-1) }),
    };
  }

  #newest(key: string): Version | undefined {
    return this.#versions.get(key)?.at(-1);
  }

  #add(key: string, version: Omit<Version, 'versionId' | 'lastModified'>): void {
    const versions = this.#isVersioned ? (this.#versions.get(key) ?? []) : [];
    // S3 keeps Last-Modified to the second.
    const lastModified = new Date(Math.floor(this.#now() / 1000) * 1000);
    this.#versions.set(key, [...versions, { ...version, versionId: `v${this.#changes}`, lastModified }]);
  }

  #event(key: string) {
    const digits = (++this.#changes).toString(16).toUpperCase().padStart(6, '0').replace(/0+$/, '');
    return { bucket: BUCKET, key, sequencer: `0066F1A2${digits}` };
  }

  #happened(key: string, notification: object): void {
    const states = this.history.get(key) ?? [{ ...GONE, change: 0 }];
    this.history.set(key, [...states, { ...this.stateOf(key), change: this.#changes }]);
    this.#notify(notification);
  }
}

const GONE: ObjectState = {
  body: undefined,
  etag: undefined,
  receivedAt: undefined,
  versionId: undefined,
  metadata: {},
};

function describe({ body = '', etag, receivedAt, versionId, metadata }: ObjectState) {
  return {
    ETag: `"${etag}"`,
    ContentLength: Buffer.byteLength(body),
    LastModified: new Date(receivedAt as string),
    Metadata: metadata,
    ...(versionId && { VersionId: versionId }),
  };
}

const failure = (name: string) => Object.assign(new Error(`S3 answers ${name}`), { name });
