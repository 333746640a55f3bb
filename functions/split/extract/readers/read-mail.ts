import { BUNDLES_PREFIX } from '@copydesk/core/article/bundle';
import { Rejection } from '@copydesk/core/article/errors';
import { DIGEST_START, digestBoundaries, isTextDigest } from '@copydesk/core/article/mail-digest';
import PostalMime, { decodeWords, type Email } from 'postal-mime';
import { keepKnownFacts, type ReadDocument } from '../document-facts.ts';
import { normaliseText } from '../normalise-text.ts';
import { toInstant } from '../to-instant.ts';
import { splitParagraphs } from './split-paragraphs.ts';
import { stripMailParts } from './strip-mail-parts.ts';

const LIMITS = { maxNestingDepth: 20, maxHeadersSize: 256 * 1_024 };
const REPLY_MARKS = /^(?:(?:re|fwd?|aw|wg|tr|rv)\s*:\s*)+/i;
/** A line before a mail in a mailbox file, and that mail's first header. */
const NEXT_MAIL = /\r?\n\r?\nFrom \S+ .{0,60}\d{2}:\d{2}.{0,60}\r?\n[\w-]+:/;

/**
 * Reads a mail: subject, sender, organisation, date, language, and its text part, or its HTML part if it has no text part.
 * Attachments and everything that mail programs and people add to an article are left out. A page that a browser saved
 * (MHTML) is read as a page.
 *
 * @throws Rejection UNDECODABLE for a mail that is nested too deep or has too long headers; UNSUPPORTED_FORMAT for a file or a
 *   digest of several mails
 */
export async function readMail(bytes: Uint8Array): Promise<ReadDocument> {
  rejectMailbox(bytes);
  rejectDigest(bytes);
  const mail = await parse(bytes);
  const { subject, from, date, headers, html } = mail;
  rejectSeveral(mail, bytes);
  const header = (name: string) => headers.find(({ key }) => key === name)?.value.trim();
  if (html && header('snapshot-content-location') !== undefined) return readSavedPage(html, subject, date);
  if (html && /^"?<?saved by /i.test(from?.name || from?.address || header('from') || ''))
    return readSavedPage(html, subject, date);
  const plain = normaliseText(mail.text ?? '');
  const isHtml = plain.trim() === '' && html !== undefined;
  const shown = isHtml
    ? (await import('./read-html.ts')).readFragment(normaliseText(html)).join('\n\n')
    : plain;
  const { text, forwarded } = stripMailParts(shown);
  const facts = keepKnownFacts({
    title: (forwarded?.subject ?? subject)?.replace(REPLY_MARKS, '').trim(),
    byline: forwarded?.from ?? (from?.name || from?.address),
    publisher: decodeWords(header('organization') ?? ''),
    publishedAt: toInstant(forwarded?.date) ?? toInstant(date),
    language: header('content-language'),
  });
  return { ...facts, paragraphs: splitParagraphs(text) };
}

/** Browsers save a page with everything that it shows as a mail: https://www.rfc-editor.org/rfc/rfc2557 */
async function readSavedPage(html: string, subject?: string, date?: string): Promise<ReadDocument> {
  const page = (await import('./read-html.ts')).readHtml(normaliseText(html));
  const publishedAt = page.publishedAt ?? toInstant(date);
  return {
    ...page,
    ...(!page.title && subject && { title: subject }),
    ...(publishedAt && { publishedAt }),
  };
}

function rejectMailbox(bytes: Uint8Array): void {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  if (file.toString('latin1', 0, 5) !== 'From ' || !NEXT_MAIL.test(file.toString('latin1'))) return;
  throw new Rejection(
    'UNSUPPORTED_FORMAT',
    `The object is a mailbox of several mails (mbox), and one object is one article. Upload it under ${BUNDLES_PREFIX}, where each mail becomes an object of its own`,
  );
}

function rejectDigest(bytes: Uint8Array): void {
  if (digestBoundaries(startOf(bytes))) throw severalMails('it');
}

/** Rejects a digest in plain text, and a mail with several mails attached. */
function rejectSeveral({ text = '', attachments }: Email, bytes: Uint8Array): void {
  const mails = attachments.filter(({ mimeType }) => mimeType === 'message/rfc822').length;
  if (mails >= 2) throw severalMails('it');
  // The lines between its mails are seen in the file only if its text is not encoded.
  if (isTextDigest(text)) throw severalMails(isTextDigest(startOf(bytes)) ? 'it' : 'its text');
}

function severalMails(what: string): Rejection {
  return new Rejection(
    'UNSUPPORTED_FORMAT',
    `The object is a digest of several mails, and one object is one article. Upload ${what} under ${BUNDLES_PREFIX}, where each mail becomes an object of its own`,
  );
}

function startOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.subarray(0, DIGEST_START)).toString('latin1');
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
