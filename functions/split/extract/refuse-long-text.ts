import { Rejection } from '@copydesk/core/article/errors';
import { MAX_TEXT_BYTES } from '@copydesk/core/article/limits';

/**
 * Refuses a text that is too long while it is still being read.
 *
 * @param characters read so far: each is a byte at least
 * @throws Rejection TEXT_TOO_LONG
 */
export function refuseLongText(characters: number): void {
  if (characters <= MAX_TEXT_BYTES) return;
  throw new Rejection(
    'TEXT_TOO_LONG',
    `The text has more than ${MAX_TEXT_BYTES} bytes, the most that is analysed`,
  );
}
