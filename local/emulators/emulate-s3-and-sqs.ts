import { openFauxqs } from '../patches/open-fauxqs.ts';
import type { WatchedStore } from '../s3/watched-store.ts';

/** S3, SQS and STS on their wire protocols, in this process. They have no port of their own. */
export interface S3AndSqs extends WatchedStore {
  close(): Promise<void>;
}

/** The limit of one value in SQLite, which holds a whole object. https://www.sqlite.org/limits.html */
const MAX_OBJECT_BYTES = 1_000_000_000;

/** @param dataDir the folder of buckets and queues */
export async function emulateS3AndSqs(dataDir: string, maxBytes = MAX_OBJECT_BYTES): Promise<S3AndSqs> {
  const { app, persistence } = await openFauxqs(dataDir, maxBytes);
  return {
    listener: (request, response) => {
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
