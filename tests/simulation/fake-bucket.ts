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

/** The current object of a key after one change of it. */
export interface ObjectState {
  /** Undefined if no object exists. */
  readonly body: string | undefined;
  readonly etag: string | undefined;
  readonly receivedAt: string | undefined;
  readonly versionId: string | undefined;
  readonly metadata: Readonly<Record<string, string>>;
}

/** A state, and its number among all changes of the bucket. */
export interface PastState extends ObjectState {
  readonly change: number;
}

/**
 * One bucket of S3, versioned or not, which sends a notification of each change. Sequencers grow with every change
 * and differ in length, as S3's do.
 */
export class FakeBucket {
  readonly #isVersioned: boolean;
  readonly #now: () => number;
  readonly #notify: (notification: object) => void;
  readonly #versions = new Map<string, Version[]>();
  /** Every state of each key's object, by key. The first state is that of no object. */
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

  /** Deletes the object, without a version id. A versioned bucket adds a delete marker. */
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

  /**
   * Deletes one version by its id, as an operator or a lifecycle rule does. If it is the newest, the version before it
   * becomes current again.
   */
  purge(key: string, which: number, byLifecycle = false): void {
    const versions = this.#versions.get(key) ?? [];
    const [purged] = versions.splice(which, 1);
    if (!purged) return;
    const eventName = byLifecycle ? 'LifecycleExpiration:Delete' : 'ObjectRemoved:Delete';
    this.#happened(key, objectRemovedEvent({ ...this.#event(key), versionId: purged.versionId, eventName }));
  }

  /** How many versions a key has, delete markers included. */
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

  /** GetObject. @throws NoSuchKey as the SDK does */
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

  /** HeadObject. @throws NotFound, because its response has no body to name another error */
  head({ Key = '' }: HeadObjectCommandInput): object {
    const state = this.stateOf(Key);
    if (state.body === undefined) throw failure('NotFound');
    return describe(state);
  }

  /** PutObject with its conditions If-Match and If-None-Match. */
  putOver({ Key = '', Body, IfMatch, IfNoneMatch, Metadata }: PutObjectCommandInput): object {
    const { body, etag } = this.stateOf(Key);
    if (IfMatch && body === undefined) throw failure('NoSuchKey');
    if (IfMatch ? IfMatch !== `"${etag}"` : IfNoneMatch && body !== undefined)
      throw failure('PreconditionFailed');
    this.put(Key, Buffer.from(Body as Uint8Array).toString(), Metadata);
    return {};
  }

  /** ListObjectsV2: a page of the current objects, sorted by key. */
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
    // S3 stores Last-Modified in whole seconds.
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
