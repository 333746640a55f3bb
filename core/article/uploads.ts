/** Objects that are uploaded through the API are under this prefix, and under no other. */
export const UPLOADS_PREFIX = 'uploads/';

/** S3 takes keys of 1,024 bytes of UTF-8. */
const MAX_KEY_BYTES = 1_024;
/** Characters that S3 or a tool cannot take in a key, or that change how it is shown. */
const CONTROLS = /[\p{Cc}\p{Zl}\p{Zp}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]|\p{Cs}/u;

const OTHER = 'application/octet-stream';
/** What an upload may say of itself. A browser would show none of them as a page of the bucket's, since the bucket is private. */
export const UPLOAD_TYPES: readonly string[] = [
  'text/plain',
  'text/html',
  'text/markdown',
  'text/xml',
  'text/vtt',
  'text/rtf',
  'application/xhtml+xml',
  'application/xml',
  'application/json',
  'application/ld+json',
  'application/pdf',
  'application/rtf',
  'application/gzip',
  'application/x-subrip',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'message/rfc822',
  OTHER,
];

/**
 * The key of an uploaded file. The same name always has the same key: a second upload is a new version of the article.
 *
 * @param name of the file, or its path in a folder, with / between its parts
 * @returns undefined for a name that cannot be a key
 */
export function keyOfUpload(name: string): string | undefined {
  const parts = name
    .normalize('NFC')
    .split('/')
    .filter((part) => part !== '');
  if (parts.length === 0 || parts.some((part) => part === '.' || part === '..')) return undefined;
  const key = `${UPLOADS_PREFIX}${parts.join('/')}`;
  return CONTROLS.test(key) || Buffer.byteLength(key) > MAX_KEY_BYTES ? undefined : key;
}

/**
 * @param type as a browser names it, with parameters such as a charset; absent or empty where it knows none
 * @returns undefined for a type that is not taken
 */
export function uploadTypeOf(type = ''): string | undefined {
  const [name = ''] = type.toLowerCase().split(';');
  if (name.trim() === '') return OTHER;
  return UPLOAD_TYPES.includes(name.trim()) ? name.trim() : undefined;
}
