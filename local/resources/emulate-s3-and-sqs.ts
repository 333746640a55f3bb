import { mkdirSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type BuildAppOptions, buildApp } from 'fauxqs';
import { type ListOptions, listPage } from '../s3/list-page.ts';
import { sayTooLarge, type WatchedStore } from '../s3/watch-objects.ts';

/** S3 and SQS on their wire protocols, in this process; nothing listens by itself. */
export interface S3AndSqs extends WatchedStore {
  close(): Promise<void>;
}

/** Most bytes of one object, and of one request to S3. https://www.sqlite.org/limits.html */
const MAX_OBJECT_BYTES = 1_000_000_000;

/**
 * fauxqs, mounted rather than started: its own start listens on every interface, and only that knows of a data
 * folder. So its stores and their persistence are put together here, from the modules that its start takes them from.
 *
 * @param dataDir where buckets and queues are kept
 */
export async function emulateS3AndSqs(dataDir: string, maxBytes = MAX_OBJECT_BYTES): Promise<S3AndSqs> {
  mkdirSync(dataDir, { recursive: true });
  const part = (path: string) => import(new URL(path, import.meta.resolve('fauxqs')).href);
  const [{ SqsStore }, { SnsStore }, { S3Store }, { PersistenceManager }, { S3Error }] = await Promise.all([
    part('./sqs/sqsStore.js'),
    part('./sns/snsStore.js'),
    part('./s3/s3Store.js'),
    part('./persistence.js'),
    part('./common/errors.js'),
  ]);
  const stores = { sqsStore: new SqsStore(), snsStore: new SnsStore(), s3Store: new S3Store() };
  const persistence = new PersistenceManager(dataDir);
  // A killed process loses nothing without a flush per message; a machine that loses its power may.
  persistence.db.exec('PRAGMA synchronous = NORMAL');
  // Who had received these messages is gone with the run that received them: they are waited for no longer, and that
  // receive does not count towards the dead-letter queue.
  persistence.db
    .prepare(
      `UPDATE sqs_messages SET receipt_handle = NULL, visibility_deadline = NULL,
         approximate_receive_count = MAX(approximate_receive_count - 1, 0) WHERE visibility_deadline > ?`,
    )
    .run(Date.now());
  // Its own sets the count of receives to nothing, which its own schema forbids.
  const makeVisible = persistence.db.prepare(
    'UPDATE sqs_messages SET receipt_handle = NULL, visibility_deadline = NULL WHERE message_id = ?',
  );
  persistence.updateMessageReady = (messageId: string) => makeVisible.run(messageId);
  // Its own lets the parts go before it finds that it cannot keep the whole: asked again, it would miss them.
  const complete = stores.s3Store.completeMultipartUpload.bind(stores.s3Store);
  stores.s3Store.completeMultipartUpload = (uploadId: string, parts: readonly { partNumber: number }[]) => {
    const uploaded = stores.s3Store.multipartUploads.get(uploadId)?.parts;
    const bytes = parts.reduce(
      (sum, { partNumber }) => sum + (uploaded?.get(partNumber)?.body.length ?? 0),
      0,
    );
    if (bytes > maxBytes) throw new S3Error('EntityTooLarge', sayTooLarge(maxBytes), 400);
    return complete(uploadId, parts);
  };
  // Its own lists in the order of a language and goes on in UTF-16's, which loses keys and repeats them.
  stores.s3Store.listObjects = (bucket: string, options: ListOptions) => {
    const objects = stores.s3Store.buckets.get(bucket);
    if (!objects) throw new S3Error('NoSuchBucket', 'The specified bucket does not exist.', 404);
    return listPage(objects.values(), options);
  };
  persistence.load(stores.sqsStore, stores.snsStore, stores.s3Store);
  for (const store of Object.values(stores)) store.persistence = persistence;
  for (const queue of stores.sqsStore.allQueues()) queue.persistence = persistence;

  const app = buildApp({
    logger: false,
    stores: stores as unknown as NonNullable<BuildAppOptions['stores']>,
  });
  // Its own stops at 11 MiB. What is kept is one value of an SQLite table, which may be so large.
  app.removeContentTypeParser('*');
  app.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: maxBytes }, (_, body, done) =>
    done(null, body),
  );
  await app.ready();
  return {
    listener: (request: IncomingMessage, response: ServerResponse) => {
      app.server.emit('request', request, response);
    },
    maxBytes,
    call: async ({ method, url, headers, body }) => {
      const answer = await app.inject({
        method: method as 'HEAD' | 'POST',
        url,
        headers,
        ...(body && { payload: body }),
      });
      return {
        status: answer.statusCode,
        headers: answer.headers as Record<string, string>,
        body: answer.rawPayload,
      };
    },
    close: async () => {
      await app.close();
      persistence.close();
    },
  };
}
