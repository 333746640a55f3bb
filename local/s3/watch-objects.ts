import type { IncomingMessage, ServerResponse } from 'node:http';
import { endRunIfUnwritable } from '../data-folder/unwritable-error.ts';
import type { ServiceListener } from '../gateway/start-gateway.ts';
import { checkPrecondition, isConditional } from './check-precondition.ts';
import { deleteBatch } from './delete-batch.ts';
import { KeyLock } from './key-lock.ts';
import type { ObjectChange } from './object-change.ts';
import { NotImplementedByS3, readS3Request, type S3Request } from './read-s3-request.ts';
import { notImplemented, type Rejection, reject } from './reject.ts';
import { tooLargeMessage } from './too-large-message.ts';
import { describeObject, type WatchedStore } from './watched-store.ts';

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-keys.html */
const MAX_KEY_BYTES = 1024;

const CREATED = {
  put: 'ObjectCreated:Put',
  copy: 'ObjectCreated:Copy',
  complete: 'ObjectCreated:CompleteMultipartUpload',
} as const;

/**
 * Puts an S3 emulator behind a watch that reports each change of an object: put, copy, finished multipart upload, delete,
 * batch delete. It reports results, not requests. It enforces the conditions of writes, which fauxqs ignores. It
 * rejects every other request that fauxqs would accept and ignore.
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

  const write = async (
    { operation, bucket, key }: S3Request,
    request: IncomingMessage,
    response: ServerResponse,
  ) => {
    if (isConditional(request.headers)) {
      const existing = await describeObject(store, bucket, key, request);
      const rejection = checkPrecondition(request.headers, existing?.etag);
      if (rejection) return reject(response, rejection);
    }
    // The client left while it waited for its turn. "close" has been emitted, so waiting for it would keep the key locked.
    if (response.destroyed) return;
    const ended = new Promise<void>((resolve) => response.once('close', resolve));
    store.listener(request, response);
    await ended;
    if (response.statusCode >= 300 || !response.writableFinished) return;
    if (operation === 'delete') return reportRemoved(bucket, key);
    report({
      bucket,
      key,
      eventName: CREATED[operation as keyof typeof CREATED],
      sequencer: nextSequencer(),
      ...(await describeObject(store, bucket, key, request)),
    });
  };

  return (request, response) => {
    let target: S3Request | undefined;
    try {
      target = readS3Request(request);
    } catch (error) {
      return reject(response, toRejection(error));
    }
    const rejection = checkLimits(target, request, store.maxBytes);
    if (rejection) {
      reject(response, rejection, 'keep-alive');
      // A client whose connection closes while it sends does not see the answer. So the rest of its body is read.
      request.resume();
      return;
    }
    if (!target || target.operation === 'read' || target.operation === 'other')
      return store.listener(request, response);
    nameTypeOfEmptyBody(request);
    const { operation, bucket, key } = target;
    const change = target;
    const work =
      operation === 'delete-batch'
        ? deleteBatch(store, lock, bucket, request, response, (removed) => reportRemoved(bucket, removed))
        : lock.run([`${bucket}/${key}`], () => write(change, request, response));
    work.catch((error) => {
      response.destroy();
      // Without a sequencer no change is reported, and a client that waits for its effect would wait for ever.
      endRunIfUnwritable(error);
    });
  };
}

/** boto3 and the AWS CLI send an empty body without a content type. S3 assumes this type; fauxqs fails. */
function nameTypeOfEmptyBody({ method, headers }: IncomingMessage): void {
  if (method === 'PUT' && headers['content-length'] === '0' && headers['x-amz-copy-source'] === undefined)
    headers['content-type'] ??= 'binary/octet-stream';
}

function toRejection(error: unknown): Rejection {
  if (error instanceof NotImplementedByS3) return notImplemented(error.message);
  return {
    status: 400,
    code: 'InvalidURI',
    message: `The path is not a bucket and a key: ${(error as Error).message}`,
  };
}

/** @returns undefined if both the key and the body are within their limits */
function checkLimits(
  target: S3Request | undefined,
  { headers }: IncomingMessage,
  maxBytes: number,
): Rejection | undefined {
  if (Buffer.byteLength(target?.key ?? '') > MAX_KEY_BYTES)
    return { status: 400, code: 'KeyTooLongError', message: 'Your key is too long' };
  if (Number(headers['content-length']) > maxBytes)
    return { status: 400, code: 'EntityTooLarge', message: tooLargeMessage(maxBytes) };
  return undefined;
}
