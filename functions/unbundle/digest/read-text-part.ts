import { headOf, typeOf } from '@copydesk/core/article/mail-digest';
import type { BundleContext } from '@copydesk/core/store/bundle-items';
import { toMailItem } from '../formats/read-mail.ts';
import type { Frame } from '../frames/frame.ts';
import { wholeBytesOf } from '../frames/whole-bytes.ts';
import { type Item, ItemFault } from '../item.ts';

/** The first part is the head of the digest, with its list of topics. */
const HEAD = 1;
/** A header of a mail in the digest that describes the mail as it was before it was made a part of one text. */
const FORMER = /^(?:content-[\w-]+|mime-version):.*\n(?:[ \t].*\n)*/gim;

/**
 * Reads a part of a digest in plain text. A mail is written with the charset of the digest, because the program that made the digest
 * wrote all its mails in that one: https://www.rfc-editor.org/rfc/rfc1153
 *
 * @returns undefined for a part that is no mail: the list of topics, the foot
 * @throws ItemFault for a mail that is too large or has no headers
 */
export function readTextPart(frame: Frame, context: BundleContext): Item | undefined {
  if (frame.number === HEAD) return undefined;
  const source = wholeBytesOf(frame).toString('latin1');
  const part = (context.isQuotedPrintable ? decodeQuoted(source) : source)
    .replace(/\r\n/g, '\n')
    .replace(/^\s*(?:Message: \d+[ \t]*\n)?/, '');
  if (part === '' || /^End of /i.test(part) || /^Subject: Digest Footer/i.test(part)) return undefined;
  const [head = ''] = part.split(/^$/m, 1);
  const type = `Content-Type: text/plain; charset=${context.encoding}\nContent-Transfer-Encoding: 8bit\n`;
  const own = head.replace(FORMER, '');
  if (!/^From:/im.test(own))
    throw new ItemFault('NO_ARTICLE', `It has no header From: ${part.slice(0, 100)}`);
  return toMailItem(`${own}${type}${part.slice(head.length)}`);
}

/** What a mail states about a digest in plain text: its charset, and whether it is in quoted-printable. */
export function readTextHead(
  start: string,
): Pick<BundleContext, 'isQuotedPrintable'> & { encoding?: string } {
  const head = headOf(start);
  const [, charset] = /\bcharset\s*=\s*"?([\w:.-]{2,40})/i.exec(typeOf(head)) ?? [];
  return {
    ...(charset && isKnown(charset) && { encoding: charset.toLowerCase() }),
    ...(/^content-transfer-encoding:\s*quoted-printable/im.test(head) && { isQuotedPrintable: true }),
  };
}

function isKnown(charset: string): boolean {
  try {
    return new TextDecoder(charset) !== undefined;
  } catch {
    return false;
  }
}

/** @returns each byte as one character */
function decodeQuoted(text: string): string {
  return text
    .replace(/=[ \t]*\r?\n/g, '')
    .replace(/=([\dA-F]{2})/gi, (_, digits) => String.fromCharCode(Number.parseInt(digits, 16)));
}
