import { Rejection } from '@copydesk/core/article/errors';
import { MAX_TEXT_BYTES } from '@copydesk/core/article/limits';

/**
 * Rejects a text that is too long before all of it is read.
 *
 * @param characters read so far, each at least a byte
 * @throws Rejection TEXT_TOO_LONG
 */
export function rejectLongText(characters: number): void {
  if (characters <= MAX_TEXT_BYTES) return;
  throw new Rejection(
    'TEXT_TOO_LONG',
    `The text has more than ${MAX_TEXT_BYTES} bytes, the most that is analysed. Upload it in parts`,
  );
}
