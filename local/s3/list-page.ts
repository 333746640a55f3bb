/** The parameters of a list request. */
export interface ListOptions {
  readonly prefix?: string;
  readonly delimiter?: string | undefined;
  /** 1000 by default. */
  readonly maxKeys?: number;
  /** The key or common prefix before the page. It wins over `marker`. */
  readonly startAfter?: string;
  /** The same in version 1 of the API. */
  readonly marker?: string;
}

/** The rows of a page: its objects, and the common prefixes of keys with the delimiter. Both are sorted. */
export interface ListPage<T> {
  readonly objects: T[];
  readonly commonPrefixes: string[];
  readonly isTruncated: boolean;
}

/**
 * One page of a bucket's list, in the order of the UTF-8 bytes of the keys, which is S3's order.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html
 *
 * fauxqs takes the last object of a page for its end. So a page with objects ends with an object: common prefixes
 * behind it move to the next page. The page may then have fewer rows than requested, which S3 permits.
 */
export function listPage<T extends { readonly key: string }>(
  bucket: Iterable<T>,
  { prefix = '', delimiter, maxKeys = 1000, marker = '', startAfter = marker }: ListOptions = {},
): ListPage<T> {
  const after = bytesOf(startAfter);
  const candidates: { readonly bytes: string; readonly object: T }[] = [];
  for (const object of bucket) {
    if (!object.key.startsWith(prefix)) continue;
    const bytes = bytesOf(object.key);
    if (bytes > after) candidates.push({ bytes, object });
  }
  candidates.sort((a, b) => (a.bytes < b.bytes ? -1 : 1));

  const rows: (T | string)[] = [];
  let isTruncated = false;
  for (const { object } of candidates) {
    const common = commonPrefixOf(object.key, prefix, delimiter);
    // Keys of one common prefix are neighbours. So the prefix is the last row, or on the page before, or new.
    if (common !== undefined && (common === rows.at(-1) || bytesOf(common) <= after)) continue;
    if (rows.length >= maxKeys) {
      isTruncated = maxKeys > 0;
      break;
    }
    rows.push(common ?? object);
  }
  if (isTruncated) rows.length = rows.findLastIndex((row) => typeof row !== 'string') + 1 || rows.length;
  return {
    objects: rows.filter((row) => typeof row !== 'string'),
    commonPrefixes: rows.filter((row) => typeof row === 'string'),
    isTruncated,
  };
}

/** One character for each byte of UTF-8. Such strings compare like the bytes, in half the time of buffers. */
function bytesOf(key: string): string {
  return Buffer.from(key).toString('latin1');
}

/** @returns undefined for a key that is listed as an object */
function commonPrefixOf(key: string, prefix: string, delimiter: string | undefined): string | undefined {
  if (!delimiter) return undefined;
  const at = key.indexOf(delimiter, prefix.length);
  return at < 0 ? undefined : key.slice(0, at + delimiter.length);
}
