import type { IncomingMessage, ServerResponse } from 'node:http';
import type { KeyLock } from './key-lock.ts';
import { notImplemented, reject, XML } from './reject.ts';
import { callObject, type WatchedStore } from './watched-store.ts';
import { elementsOf, escapeXml, textOf } from './xml.ts';

const NAMESPACE = 'http://s3.amazonaws.com/doc/2006-03-01/';

/**
 * Answers DeleteObjects. It deletes the objects one by one, because the batch of fauxqs misreads keys with escaped
 * characters.
 */
export async function deleteBatch(
  store: WatchedStore,
  lock: KeyLock,
  bucket: string,
  request: IncomingMessage,
  response: ServerResponse,
  onRemoved: (key: string) => void,
): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const body = Buffer.concat(chunks).toString();
  const objects = elementsOf(body, 'Object');
  if (objects.some((object) => elementsOf(object, 'VersionId').length > 0))
    return reject(response, notImplemented('A delete of a version'));
  const isQuiet = textOf(body, 'Quiet') === 'true';
  const keys = objects.map((object) => textOf(object, 'Key') ?? '');

  const deleteAll = async () => {
    const results: string[] = [];
    for (const key of keys) {
      const { status } = await callObject(store, 'DELETE', bucket, key, request);
      const shown = `<Key>${escapeXml(key)}</Key>`;
      if (status >= 300) {
        results.push(`<Error>${shown}<Code>InternalError</Code><Message>status ${status}</Message></Error>`);
        continue;
      }
      if (!isQuiet) results.push(`<Deleted>${shown}</Deleted>`);
      onRemoved(key);
    }
    response
      .writeHead(200, { 'content-type': 'application/xml' })
      .end(`${XML}<DeleteResult xmlns="${NAMESPACE}">${results.join('')}</DeleteResult>`);
  };
  await lock.run(
    keys.map((key) => `${bucket}/${key}`),
    deleteAll,
  );
}
