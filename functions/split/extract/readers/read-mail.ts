import { Rejection } from '@copydesk/core/article/errors';
import PostalMime, { decodeWords } from 'postal-mime';
import { keepKnownFacts, type ReadDocument } from '../document-facts.ts';
import { normaliseText } from '../normalise-text.ts';
import { toInstant } from '../to-instant.ts';
import { splitParagraphs } from './split-paragraphs.ts';

const LIMITS = { maxNestingDepth: 20, maxHeadersSize: 256 * 1_024 };
const REPLY_MARKS = /^(?:(?:re|fwd?|aw|wg|tr|rv)\s*:\s*)+/i;
/** Mail programs write this line before a signature: https://www.rfc-editor.org/rfc/rfc3676#section-4.3 */
const SIGNATURE = /\n-- \n[\s\S]*$/;

/**
 * Reads a mail: subject, sender, organisation, date, language, and its text part, or its HTML part if it has no text part.
 * Attachments and the signature are left out.
 *
 * @throws Rejection UNDECODABLE for a mail that is nested too deep or has too long headers
 */
export async function readMail(bytes: Uint8Array): Promise<ReadDocument> {
  const { subject, from, date, headers, text, html } = await parse(bytes);
  const header = (name: string) => headers.find(({ key }) => key === name)?.value.trim();
  const facts = keepKnownFacts({
    title: subject?.replace(REPLY_MARKS, '').trim(),
    byline: from?.name || from?.address,
    publisher: decodeWords(header('organization') ?? ''),
    publishedAt: toInstant(date),
    language: header('content-language'),
  });
  const plain = normaliseText(text ?? '').replace(SIGNATURE, '');
  return {
    ...facts,
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
      `The object looks like a mail, but cannot be read as one (${(error as Error).message}). Upload its text alone`,
    );
  }
}
