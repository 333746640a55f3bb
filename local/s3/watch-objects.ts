import type { IncomingMessage, ServerResponse } from 'node:http';
import { endRunIfUnwritable } from '../data-folder/unwritable-error.ts';
import type { ServiceListener } from '../gateway/start-gateway.ts';
import { checkPrecondition, isConditional, type S3Refusal } from './check-precondition.ts';
import { KeyLock } from './key-lock.ts';
import type { ObjectChange } from './object-change.ts';
import { NotImplementedByS3, readS3Request, type S3Request } from './read-s3-request.ts';
import { tooLargeMessage } from './too-large-message.ts';
import { elementsOf, escapeXml, textOf } from './xml.ts';

/** What watching needs of the S3 emulator. */
export interface WatchedStore {
  readonly listener: ServiceListener;
  /** Most bytes of one object, and so of one request. */
  readonly maxBytes: number;
  /** Answers one request whose body is in hand. */
  call(request: { method: string; url: string; headers: Record<string, string>; body?: Buffer }): Promise<{
    readonly status: number;
    readonly headers: Readonly<Record<string, string | string[] | undefined>>;
    readonly body: Buffer;
  }>;
}

const XML = '<?xml version="1.0" encoding="UTF-8"?>\n';
/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-keys.html */
const MAX_KEY_BYTES = 1024;
const NAMESPACE = 'http://s3.amazonaws.com/doc/2006-03-01/';

const CREATED = {
  put: 'ObjectCreated:Put',
  copy: 'ObjectCreated:Copy',
  complete: 'ObjectCreated:CompleteMultipartUpload',
} as const;

/**
 * Puts an S3 emulator behind a watch that tells of every change of an object: put, copy, finished multipart upload,
 * delete, batch delete. What is told is what came of it, not what was asked. Conditions of writes, which the emulator
 * ignores, hold here; what else it ignores is refused.
 *
 * @param isVersioned whether a bucket keeps versions: a delete there leaves a marker
 */
export function watchObjects(
  store: WatchedStore,
  nextSequencer: () => string,
  isVersioned: (bucket: string) => boolean,
  report: (change: ObjectChange) => void,
): ServiceListener {
  const lock = new KeyLock();
  const reportRemoved = (bucket: string, key: string) => {
    const kind = isVersioned(bucket) ? 'DeleteMarkerCreated' : 'Delete';
    report({ bucket, key, eventName: `ObjectRemoved:${kind}`, sequencer: nextSequencer() });
  };

  const write = async ({ operation, bucket, key }: S3Request, ...[request, response]: Exchange) => {
    if (isConditional(request.headers)) {
      const refusal = checkPrecondition(request.headers, (await describe(store, bucket, key, request))?.etag);
      if (refusal) return refuse(response, refusal);
    }
    const ended = new Promise<void>((resolve) => response.once('close', resolve));
    store.listener(request, response);
    await ended;
    if (response.statusCode >= 300 || !response.writableFinished) return;
    if (operation === 'delete') return reportRemoved(bucket, key);
    const eventName = CREATED[operation as keyof typeof CREATED];
    report({
      bucket,
      key,
      eventName,
      sequencer: nextSequencer(),
      ...(await describe(store, bucket, key, request)),
    });
  };

  const deleteBatch = async ({ bucket }: S3Request, ...[request, response]: Exchange) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    const objects = elementsOf(body.toString(), 'Object');
    if (objects.some((object) => elementsOf(object, 'VersionId').length > 0)) {
      return refuse(response, notImplemented('A delete of a version'));
    }
    const keys = objects.map((object) => textOf(object, 'Key') ?? '');
    await lock.run(
      keys.map((key) => `${bucket}/${key}`),
      async () => {
        const results: string[] = [];
        const isQuiet = textOf(body.toString(), 'Quiet') === 'true';
        for (const key of keys) {
          // One by one: the emulator's own batch misreads keys that hold escaped characters.
          const { status } = await store.call(at('DELETE', bucket, key, request));
          const shown = `<Key>${escapeXml(key)}</Key>`;
          if (status >= 300)
            results.push(
              `<Error>${shown}<Code>InternalError</Code><Message>status ${status}</Message></Error>`,
            );
          else if (!isQuiet) results.push(`<Deleted>${shown}</Deleted>`);
          if (status < 300) reportRemoved(bucket, key);
        }
        response
          .writeHead(200, { 'content-type': 'application/xml' })
          .end(`${XML}<DeleteResult xmlns="${NAMESPACE}">${results.join('')}</DeleteResult>`);
      },
    );
  };

  return (request, response) => {
    let target: S3Request | undefined;
    try {
      target = readS3Request(request);
    } catch (error) {
      return refuse(response, toRefusal(error));
    }
    const refusal = refusalOf(target, request, store.maxBytes);
    if (refusal) {
      refuse(response, refusal, 'keep-alive');
      // Read to its end: a client that finds its connection closed while it sends does not hear the answer.
      request.resume();
      return;
    }
    if (!target || target.operation === 'read' || target.operation === 'other')
      return store.listener(request, response);
    const change = target;
    const work =
      change.operation === 'delete-batch'
        ? deleteBatch(change, request, response)
        : lock.run([`${change.bucket}/${change.key}`], () => write(change, request, response));
    work.catch((error) => {
      response.destroy();
      // Without its sequencer no change is told of, and whoever waits for that would wait for ever.
      endRunIfUnwritable(error);
    });
  };
}

type Exchange = readonly [request: IncomingMessage, response: ServerResponse];

/** The object as it stands; undefined where none does. */
async function describe(
  store: WatchedStore,
  bucket: string,
  key: string,
  request: IncomingMessage,
): Promise<{ etag: string; size: number } | undefined> {
  const { status, headers } = await store.call(at('HEAD', bucket, key, request));
  if (status !== 200) return undefined;
  return {
    etag: String(headers.etag ?? '').replaceAll('"', ''),
    size: Number(headers['content-length'] ?? 0),
  };
}

/** A request of ours, in the name of the one that brought us here. The key is one segment: "../" is no way up. */
function at(method: string, bucket: string, key: string, { headers }: IncomingMessage) {
  const { authorization = '', host = '' } = headers;
  return {
    method,
    url: `/${encodeURIComponent(bucket)}/${encodeURIComponent(key)}`,
    headers: { authorization, host },
  };
}

function toRefusal(error: unknown): S3Refusal {
  if (error instanceof NotImplementedByS3) return notImplemented(error.message);
  return {
    status: 400,
    code: 'InvalidURI',
    message: `The path is not a bucket and a key: ${(error as Error).message}`,
  };
}

function notImplemented(what: string): S3Refusal {
  return {
    status: 501,
    code: 'NotImplemented',
    message: `The local S3 does not know ${what}. docs/local.md says what it knows.`,
  };
}

/** @returns undefined where both the key and the body are within their limits */
function refusalOf(
  target: S3Request | undefined,
  { headers }: IncomingMessage,
  maxBytes: number,
): S3Refusal | undefined {
  if (Buffer.byteLength(target?.key ?? '') > MAX_KEY_BYTES)
    return { status: 400, code: 'KeyTooLongError', message: 'Your key is too long' };
  if (Number(headers['content-length']) > maxBytes)
    return { status: 400, code: 'EntityTooLarge', message: tooLargeMessage(maxBytes) };
  return undefined;
}

/** @param connection closed where the body of the request is not read: it cannot be used again */
function refuse(
  response: ServerResponse,
  { status, code, message }: S3Refusal,
  connection: 'close' | 'keep-alive' = 'close',
): void {
  const body = `${XML}<Error><Code>${code}</Code><Message>${escapeXml(message)}</Message></Error>`;
  response.writeHead(status, { 'content-type': 'application/xml', connection }).end(body);
}
