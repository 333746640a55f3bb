import { DIGEST_SEPARATOR } from '@copydesk/core/article/mail-digest';
import type { Separation } from '../frames/frame-parts.ts';

/** The headers that mails in a digest start with, and the line that ends it. A line of hyphens in an article is no separator. */
const NEXT =
  /^(?:(?:From|Date|Subject|To|Cc|Sender|Reply-To|Message-ID|Received|Return-Path|Organization|Newsgroups|MIME-Version|Content-[\w-]+|X-[\w-]+)[ \t]*:|Message: \d|End of )/i;

export const TEXT_SEPARATION: Separation = {
  isSeparator: (line) => DIGEST_SEPARATOR.test(line),
  mayFollow: (line) => NEXT.test(line),
};

/** https://www.rfc-editor.org/rfc/rfc2046#section-5.1.1 */
export function separationBy(boundaries: readonly string[]): Separation {
  const lines = new Set(boundaries.flatMap((boundary) => [`--${boundary}`, `--${boundary}--`]));
  return { isSeparator: (line) => lines.has(line.trimEnd()) };
}
