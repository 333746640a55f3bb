import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ObjectChange } from './object-change.ts';
import type { ServiceListener } from './start-gateway.ts';

/** What watching needs of the S3 emulator. */
export interface WatchedStore {
  readonly listener: ServiceListener;
  /** Answers one request whose body is in hand. */
  call(request: { method: string; url: string; headers: Record<string, string>; body?: Buffer }): Promise<{
    readonly status: number;
    readonly headers: Readonly<Record<string, string | string[] | undefined>>;
    readonly body: Buffer;
  }>;
}

type Tell = (change: ObjectChange) => void;

/**
 * Puts an S3 emulator behind a watch that tells of every change of an object: put, copy, finished multipart upload,
 * delete, batch delete. What is told is what the emulator answered, not what was asked.
 *
 * @param isVersioned whether a bucket keeps versions: a delete there leaves a marker
 */
export function watchObjects(
  store: WatchedStore,
  nextSequencer: () => string,
  isVersioned: (bucket: string) => boolean,
  tell: Tell,
): ServiceListener {
  const removal = (bucket: string) =>
    isVersioned(bucket) ? 'ObjectRemoved:DeleteMarkerCreated' : 'ObjectRemoved:Delete';

  return (request, response) => {
    const target = targetOf(request);
    const change = target && changeOf(request, target.query);
    if (!target || !change) return store.listener(request, response);
    if (change === 'batch') {
      void deleteBatch(store, request, response, target.bucket, (key) => {
        tell({ bucket: target.bucket, key, eventName: removal(target.bucket), sequencer: nextSequencer() });
      });
      return;
    }
    if (target.key === '') return store.listener(request, response);
    // The order of events is that of the answers' beginnings, which the emulator gives as it changes the object.
    let sequencer = '';
    const writeHead = response.writeHead;
    response.writeHead = function begin(this: ServerResponse, ...args: unknown[]) {
      sequencer ||= nextSequencer();
      return writeHead.apply(this, args as never);
    } as typeof writeHead;
    response.once('finish', () => {
      if (response.statusCode >= 300) return;
      const { bucket, key } = target;
      if (change === 'delete') return tell({ bucket, key, eventName: removal(bucket), sequencer });
      void describe(store, request).then((object) =>
        tell({ bucket, key, eventName: change, sequencer, ...object }),
      );
    });
    store.listener(request, response);
  };
}

interface Target {
  readonly bucket: string;
  readonly key: string;
  readonly query: URLSearchParams;
}

/** Path-style only: what every SDK sends to an address that is a number. */
function targetOf({ url = '/' }: IncomingMessage): Target | undefined {
  const [path = '', query = ''] = url.split(/\?(.*)/s);
  const [, bucket = '', key = ''] = /^\/([^/]+)\/?(.*)$/s.exec(path) ?? [];
  if (bucket === '') return undefined;
  try {
    return {
      bucket: decodeURIComponent(bucket),
      key: decodeURIComponent(key),
      query: new URLSearchParams(query),
    };
  } catch {
    return undefined;
  }
}

function changeOf({ method, headers }: IncomingMessage, query: URLSearchParams): string | undefined {
  if (method === 'POST' && query.has('delete')) return 'batch';
  if (method === 'POST' && query.has('uploadId')) return 'ObjectCreated:CompleteMultipartUpload';
  const isSubresource = [...query.keys()].some(
    (name) => name !== 'x-id' && !name.toLowerCase().startsWith('x-amz-'),
  );
  if (isSubresource) return undefined;
  if (method === 'PUT') return headers['x-amz-copy-source'] ? 'ObjectCreated:Copy' : 'ObjectCreated:Put';
  return method === 'DELETE' ? 'delete' : undefined;
}

/** The object as it stands after the change. */
async function describe(
  store: WatchedStore,
  request: IncomingMessage,
): Promise<{ etag?: string; size?: number }> {
  const url = (request.url ?? '').split('?')[0] ?? '';
  const { status, headers } = await store.call({ method: 'HEAD', url, headers: signature(request) });
  if (status !== 200) return {};
  return {
    etag: String(headers.etag ?? '').replaceAll('"', ''),
    size: Number(headers['content-length'] ?? 0),
  };
}

async function deleteBatch(
  store: WatchedStore,
  request: IncomingMessage,
  response: ServerResponse,
  _bucket: string,
  tellDeleted: (key: string) => void,
): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const body = Buffer.concat(chunks);
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
  );
  const answer = await store.call({ method: 'POST', url: request.url ?? '/', headers, body });
  if (answer.status === 200) {
    const failed = new Set(keysIn(answer.body.toString(), /<Error>[\s\S]*?<\/Error>/g));
    for (const key of keysIn(body.toString(), /<Object>[\s\S]*?<\/Object>/g))
      if (!failed.has(key)) tellDeleted(key);
  }
  const kept = Object.entries(answer.headers).filter(([name]) => name !== 'transfer-encoding');
  response.writeHead(answer.status, Object.fromEntries(kept) as Record<string, string>).end(answer.body);
}

function keysIn(xml: string, element: RegExp): string[] {
  return (xml.match(element) ?? []).flatMap((part) => {
    const key = /<Key>([\s\S]*?)<\/Key>/.exec(part)?.[1];
    return key === undefined ? [] : [unescapeXml(key)];
  });
}

const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

function unescapeXml(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, name) => {
    if (hex) return String.fromCodePoint(Number.parseInt(hex, 16));
    return decimal ? String.fromCodePoint(Number(decimal)) : (NAMED[name] ?? whole);
  });
}

/** The emulator wants to see whose request it is; it checks no more than that. */
function signature(request: IncomingMessage): Record<string, string> {
  const { authorization, host } = request.headers;
  return { ...(authorization && { authorization }), ...(host && { host }) };
}
