import { BUNDLES_PREFIX } from '@copydesk/core/article/bundle';
import { Rejection } from '@copydesk/core/article/errors';

/**
 * Rejects a web archive by its first bytes. Its pages are text, but its pictures would make all of it binary data.
 *
 * @throws Rejection UNSUPPORTED_FORMAT
 */
export function rejectWebArchive(bytes: Uint8Array): void {
  if (!/^\s*WARC\/\d+\.\d/.test(Buffer.from(bytes.subarray(0, 100)).toString('latin1'))) return;
  throw new Rejection(
    'UNSUPPORTED_FORMAT',
    `The object is a web archive (WARC), not an article. Upload it under ${BUNDLES_PREFIX}, where each page in it becomes an object of its own`,
  );
}
