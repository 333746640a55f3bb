import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { GetObjectCommand, HeadObjectCommand, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { articleIdOf } from '../../../core/article/article-id.ts';
import { ARTICLES_PREFIX } from '../../../core/article/bundle.ts';
import type { BundleMessage } from '../../../core/article/messages.ts';
import { padSequencer } from '../../../core/article/sequencer.ts';
import type { BusEvent } from '../../../core/runtime/event-bus.ts';
import { NO_METRICS } from '../../../core/runtime/metrics.ts';
import { S3Objects } from '../../../core/runtime/s3-objects.ts';
import { BundleStore } from '../../../core/store/bundle-store.ts';
import { Table } from '../../../core/store/table.ts';
import { ArticleWriter } from '../../../functions/unbundle/article-writer.ts';
import { unbundle } from '../../../functions/unbundle/unbundle.ts';
import { FakeTable, tableClientOf } from '../../simulation/fake-table.ts';

const BUCKET = 'articles';

interface FakeObject {
  readonly body: Buffer;
  readonly etag: string;
  readonly metadata: Readonly<Record<string, string>>;
}

/** The invocation crashes before a request takes effect, or after it does and before the answer arrives. */
export type Cut = 'before' | 'after';

class Crash extends Error {}

/** Runs the effect now, and returns its value or throws its error later. */
function outcomeOf<T>(effect: () => T): () => T {
  try {
    const value = effect();
    return () => value;
  } catch (error) {
    return () => {
      throw error;
    };
  }
}

const failure = (name: string) => Object.assign(new Error(name), { name });

/** Runs unbundle over a bucket, a table, a queue and a bus in memory. It counts every request, and can make one crash. */
export function createUnbundleHarness(key = 'bundles/day.jsonl') {
  const objects = new Map<string, FakeObject>();
  const table = new FakeTable({ leaveUndone: () => false, readStale: () => false, pageSize: 3 });
  const queue: { message: BundleMessage; delaySeconds: number }[] = [];
  const events: BusEvent[] = [];
  const puts: string[] = [];
  let requests = 0;
  let cutAt: { n: number; cut: Cut } | undefined;
  /** Runs before the request of that number, as a concurrent writer does. */
  let meanwhile: { n: number; act: () => unknown } | undefined;
  let msLeft = () => 120_000;
  let sequence = 0;

  const through = async <T>(effect: () => T): Promise<T> => {
    const n = requests++;
    if (meanwhile?.n === n) await meanwhile.act();
    if (cutAt?.n === n && cutAt.cut === 'before') throw new Crash();
    const answer = outcomeOf(effect);
    if (cutAt?.n === n) throw new Crash();
    return answer();
  };

  const s3 = (command: unknown): unknown => {
    if (command instanceof PutObjectCommand) return put(command.input);
    const { Key = '', IfMatch, Range } = (command as GetObjectCommand).input;
    const object = objects.get(Key);
    if (!object) throw failure(command instanceof HeadObjectCommand ? 'NotFound' : 'NoSuchKey');
    const { etag, metadata } = object;
    const described = {
      ETag: `"${etag}"`,
      ContentLength: object.body.length,
      LastModified: new Date('2026-11-24T09:30:00Z'),
      Metadata: metadata,
    };
    if (command instanceof HeadObjectCommand) return described;
    if (!(command instanceof GetObjectCommand)) throw new Error('The fake bucket does not know this command');
    if (IfMatch && IfMatch !== described.ETag) throw failure('PreconditionFailed');
    const from = Number(/^bytes=(\d+)-$/.exec(Range ?? 'bytes=0-')?.[1]);
    if (from >= object.body.length && from > 0) throw failure('InvalidRange');
    return { ...described, Body: Readable.from([object.body.subarray(from)]) };
  };
  const put = ({ Key = '', Body, IfMatch, IfNoneMatch, Metadata = {} }: PutObjectCommand['input']) => {
    const existing = objects.get(Key);
    if (IfNoneMatch && existing) throw failure('PreconditionFailed');
    if (IfMatch && !existing) throw failure('NoSuchKey');
    if (IfMatch && IfMatch !== `"${existing?.etag}"`) throw failure('PreconditionFailed');
    puts.push(Key);
    write(Key, Body as Uint8Array, Metadata);
    return {};
  };
  const write = (at: string, content: Uint8Array, metadata: Record<string, string> = {}) => {
    const body = Buffer.from(content);
    objects.set(at, { body, etag: createHash('md5').update(body).digest('hex'), metadata });
  };

  const client = { send: (command: unknown) => through(() => s3(command)) } as unknown as S3Client;
  const ports = {
    store: new BundleStore(
      new Table(
        'Articles',
        tableClientOf((command) => through(() => table.execute(command))) as DynamoDBDocumentClient,
      ),
    ),
    bundles: new S3Objects(client),
    articles: new ArticleWriter(new S3Objects(client)),
    queue: {
      send: (messages: readonly BundleMessage[], { delaySeconds = 0 } = {}) =>
        through(() => void queue.push(...messages.map((message) => ({ message, delaySeconds })))),
    },
    events: { emit: (event: BusEvent) => through(() => void events.push(event)) },
    log: { info: () => {}, warn: () => {}, error: () => {} },
    metrics: NO_METRICS,
    invocationLifetimeSeconds: 180,
    now: () => new Date('2026-11-24T10:00:00Z'),
    msLeft: () => msLeft(),
  };

  const uncounted = new BundleStore(
    new Table('Articles', tableClientOf(async (command) => table.execute(command)) as DynamoDBDocumentClient),
  );

  const harness = {
    objects,
    queue,
    events,
    puts,
    ports,
    write,
    requests: () => requests,
    /** Crashes at the request of this number, counted from now on. */
    crashAt: (n: number, cut: Cut) => {
      cutAt = { n: requests + n, cut };
    },
    /** Acts before the request of this number, counted from now on. */
    interleave: (n: number, act: () => unknown) => {
      meanwhile = { n: requests + n, act };
    },
    /** Sets the time that an invocation has left. */
    setTimeLeft: (left: () => number) => {
      msLeft = left;
    },

    /** Uploads the bundle and returns its event, not yet delivered. */
    upload(content: string | Uint8Array, options: { etag?: string } = {}): BundleMessage {
      const body = typeof content === 'string' ? Buffer.from(content) : content;
      write(key, body);
      const etag = options.etag ?? objects.get(key)?.etag ?? '';
      return {
        type: 'begin',
        kind: 'put',
        bucket: BUCKET,
        key,
        sequencer: padSequencer(`0${++sequence}`),
        etag,
      };
    },
    remove(): BundleMessage {
      objects.delete(key);
      return {
        type: 'begin',
        kind: 'delete',
        bucket: BUCKET,
        key,
        sequencer: padSequencer(`0${++sequence}`),
      };
    },
    backfill: { type: 'begin', kind: 'put', bucket: BUCKET, key } satisfies BundleMessage,

    /** Delivers a message until it is handled: a delivery may crash once. */
    async deliver(message: BundleMessage): Promise<void> {
      for (;;) {
        try {
          return await unbundle(message, ports);
        } catch (error) {
          if (!(error instanceof Crash)) throw error;
        }
      }
    },
    /** Delivers a message and all messages that follow from it, delayed ones last. */
    async settle(message?: BundleMessage): Promise<void> {
      if (message) await harness.deliver(message);
      for (let deliveries = 0; queue.length > 0; deliveries++) {
        if (deliveries > 1_000) throw new Error('The queue is not empty after 1,000 deliveries');
        await harness.deliver(harness.take());
      }
    },
    /** Takes the next message from the queue: delayed ones come last. */
    take(): BundleMessage {
      queue.sort((a, b) => a.delaySeconds - b.delaySeconds);
      return (queue.shift() as (typeof queue)[number]).message;
    },

    /** Reads without being counted and without crashing. */
    record: () => uncounted.read(articleIdOf(BUCKET, key)),
    articles: () =>
      Object.fromEntries(
        [...objects]
          .filter(([at]) => at.startsWith(ARTICLES_PREFIX))
          .map(([at, { body }]) => [at, body.toString()]),
      ),
  };
  return harness;
}
