import { Rejection } from '@copydesk/core/article/errors';
import PostalMime, { decodeWords } from 'postal-mime';
import type { ReadDocument } from './extract-article.ts';
import { normaliseText } from './normalise-text.ts';
import { splitParagraphs } from './split-paragraphs.ts';
import { toInstant } from './to-instant.ts';

const LIMITS = { maxNestingDepth: 20, maxHeadersSize: 256 * 1_024 };
const REPLY_MARKS = /^(?:(?:re|fwd?|aw|wg|tr|rv)\s*:\s*)+/i;
/** What mailers put before a signature: https://www.rfc-editor.org/rfc/rfc3676#section-4.3 */
const SIGNATURE = /\n-- \n[\s\S]*$/;

/**
 * Reads a mail: subject, sender, date and the text part; of a mail without one, the HTML part. Attachments and
 * signature are left out.
 *
 * @throws Rejection UNDECODABLE for a mail that is nested beyond reason
 */
export async function readMail(bytes: Uint8Array): Promise<ReadDocument> {
  const { subject, from, date, headers, text, html } = await parse(bytes);
  const title = subject?.replace(REPLY_MARKS, '').trim();
  const byline = from?.name || from?.address;
  const publishedAt = toInstant(date);
  const header = (name: string) => headers.find(({ key }) => key === name)?.value.trim();
  const publisher = header('organization');
  const language = header('content-language');
  const plain = normaliseText(text ?? '').replace(SIGNATURE, '');
  return {
    ...(title && { title }),
    ...(byline && { byline }),
    ...(publisher && { publisher: decodeWords(publisher) }),
    ...(publishedAt && { publishedAt }),
    ...(language && { language }),
    paragraphs:
      plain.trim() === '' && html
        ? (await import('./read-html.ts')).readFragment(normaliseText(html))
        : splitParagraphs(plain),
  };
}

async function parse(bytes: Uint8Array) {
  try {
    return await PostalMime.parse(bytes, LIMITS);
  } catch (error) {
    throw new Rejection(
      'UNDECODABLE',
      `The object looks like a mail, but cannot be read as one (${(error as Error).message}). Drop its text alone`,
    );
  }
}
