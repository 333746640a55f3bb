import type { IncomingMessage } from 'node:http';

/** The kind of a request, as far as the watch must know it. */
export type S3Operation =
  | 'read'
  | 'put'
  | 'copy'
  | 'complete'
  | 'delete'
  | 'delete-batch'
  /** Changes no object: a part of an upload, a bucket. */
  | 'other';

export interface S3Request {
  readonly operation: S3Operation;
  readonly bucket: string;
  /** Decoded. Empty for a request to the bucket itself. */
  readonly key: string;
}

/** Names the part of a request that fauxqs would accept and ignore. */
export class NotImplementedByS3 extends Error {
  override name = 'NotImplemented';
}

/** The sub-resources and options that fauxqs knows, by method: `k` for objects, `b` for buckets. */
const KNOWN: Readonly<Record<string, readonly string[]>> = {
  'b GET': [
    'list-type',
    'prefix',
    'delimiter',
    'max-keys',
    'continuation-token',
    'start-after',
    'encoding-type',
    'fetch-owner',
    'marker',
    'lifecycle',
  ],
  'b HEAD': [],
  'b PUT': ['lifecycle'],
  'b DELETE': ['lifecycle'],
  'b POST': ['delete'],
  'k GET': ['partNumber', 'attributes'],
  'k HEAD': ['partNumber'],
  'k PUT': ['uploadId', 'partNumber'],
  'k DELETE': ['uploadId'],
  'k POST': ['uploads', 'uploadId'],
};

/** Headers that change the effect of a request, and that fauxqs ignores. */
const IGNORED_HEADERS = [
  'x-amz-copy-source-if-match',
  'x-amz-copy-source-if-none-match',
  'x-amz-copy-source-if-modified-since',
  'x-amz-copy-source-if-unmodified-since',
  'x-amz-write-offset-bytes',
];

/**
 * Reads a path-style request. Every SDK sends these to an address that is a number.
 *
 * @returns undefined for a request to the service itself, such as a list of buckets
 * @throws NotImplementedByS3 for each part that fauxqs would accept and ignore, or misunderstand
 */
export function readS3Request({
  method = 'GET',
  url = '/',
  headers,
}: Pick<IncomingMessage, 'method' | 'url' | 'headers'>): S3Request | undefined {
  const [path = '', search = ''] = url.split(/\?(.*)/s);
  const [, encodedBucket = '', encodedKey = ''] = /^\/([^/]*)\/?(.*)$/s.exec(path) ?? [];
  if (encodedBucket === '') return undefined;
  const bucket = decodeURIComponent(encodedBucket);
  const key = decodeURIComponent(encodedKey);
  const query = new URLSearchParams(search);

  const known = KNOWN[`${key === '' ? 'b' : 'k'} ${method}`];
  if (!known) throw new NotImplementedByS3(`${method} of ${key === '' ? 'a bucket' : 'an object'}`);
  for (const name of query.keys()) {
    const isSignature = name === 'x-id' || name.toLowerCase().startsWith('x-amz-');
    if (!isSignature && !known.includes(name)) throw new NotImplementedByS3(`${method} with "?${name}"`);
  }
  for (const name of IGNORED_HEADERS) {
    if (headers[name] !== undefined) throw new NotImplementedByS3(`the header ${name}`);
  }
  if (String(headers['x-amz-copy-source'] ?? '').includes('?versionId='))
    throw new NotImplementedByS3('a copy of a version');
  return { operation: operationOf(method, key, query, headers), bucket, key };
}

function operationOf(
  method: string,
  key: string,
  query: URLSearchParams,
  headers: IncomingMessage['headers'],
): S3Operation {
  if (method === 'GET' || method === 'HEAD') return 'read';
  if (key === '') {
    if (method !== 'POST') return 'other';
    // A form of a browser uploads an object too, which the watch would miss.
    if (query.has('delete')) return 'delete-batch';
    throw new NotImplementedByS3('POST of a form');
  }
  if (method === 'POST') return query.has('uploadId') ? 'complete' : 'other';
  if (query.has('uploadId')) return 'other';
  if (method === 'DELETE') return 'delete';
  return headers['x-amz-copy-source'] ? 'copy' : 'put';
}
