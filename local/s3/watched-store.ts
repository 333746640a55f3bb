import type { IncomingMessage } from 'node:http';
import type { ServiceListener } from '../gateway/start-gateway.ts';

/** An S3 emulator, as far as the watch needs it. */
export interface WatchedStore {
  readonly listener: ServiceListener;
  /** The limit of one object, and so of one request. */
  readonly maxBytes: number;
  /** Answers a request whose body is complete. */
  call(request: { method: string; url: string; headers: Record<string, string>; body?: Buffer }): Promise<{
    readonly status: number;
    readonly headers: Readonly<Record<string, string | string[] | undefined>>;
    readonly body: Buffer;
  }>;
}

/**
 * Sends a request about an object on behalf of a client's request. The key is one segment of the path, so "../" has no
 * effect.
 */
export function callObject(
  store: WatchedStore,
  method: 'HEAD' | 'DELETE',
  bucket: string,
  key: string,
  { headers: { authorization = '', host = '' } }: IncomingMessage,
) {
  const url = `/${encodeURIComponent(bucket)}/${encodeURIComponent(key)}`;
  return store.call({ method, url, headers: { authorization, host } });
}

/** @returns undefined if the object does not exist */
export async function describeObject(
  store: WatchedStore,
  bucket: string,
  key: string,
  request: IncomingMessage,
): Promise<{ etag: string; size: number } | undefined> {
  const { status, headers } = await callObject(store, 'HEAD', bucket, key, request);
  if (status !== 200) return undefined;
  return {
    etag: String(headers.etag ?? '').replaceAll('"', ''),
    size: Number(headers['content-length'] ?? 0),
  };
}
