/** What a request for a list asks for. Version 1 calls where it goes on its marker. */
export interface ListOptions {
  readonly prefix?: string;
  readonly delimiter?: string | undefined;
  /** 1000 where none is given. */
  readonly maxKeys?: number;
  /** The key or common prefix that the list goes on behind; given rather than `marker`. */
  readonly startAfter?: string;
  readonly marker?: string;
}

/** The rows of a page: its objects, and what the keys that hold the delimiter have in common; each in order. */
export interface ListPage<T> {
  readonly objects: T[];
  readonly commonPrefixes: string[];
  readonly isTruncated: boolean;
}

/**
 * One page of a bucket's list, in the order of the keys' UTF-8 bytes, as S3 lists and as it goes on.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html
 *
 * fauxqs takes a page's last object for its end, so a page that holds objects ends with one: common prefixes
 * behind it begin the next page, and a page may hold fewer rows than asked for, as S3 reserves for itself.
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
    // Keys of one common prefix are neighbours, so it is the last row, was on the page before, or is new.
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

/** One character for each byte of UTF-8: such strings compare as the bytes do, in half the time of buffers. */
function bytesOf(key: string): string {
  return Buffer.from(key).toString('latin1');
}

/** @returns undefined for a key that is listed by itself */
function commonPrefixOf(key: string, prefix: string, delimiter: string | undefined): string | undefined {
  if (!delimiter) return undefined;
  const at = key.indexOf(delimiter, prefix.length);
  return at < 0 ? undefined : key.slice(0, at + delimiter.length);
}
