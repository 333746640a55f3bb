import { headOf, typeOf } from '@copydesk/core/article/mail-digest';
import { toMailItem } from '../formats/read-mail.ts';
import type { Frame } from '../frames/frame.ts';
import { wholeBytesOf } from '../frames/whole-bytes.ts';
import type { Item } from '../item.ts';

/** The first part is the head of the digest, with its list of topics. */
const HEAD = 1;

/**
 * Reads a part of a `multipart/digest`. A mail is written unchanged: https://www.rfc-editor.org/rfc/rfc2046#section-5.1.5
 *
 * @returns undefined for a part that is no mail: the list of topics, the foot
 * @throws ItemFault for a mail that is too large or has no headers
 */
export function readDigestPart(frame: Frame): Item | undefined {
  if (frame.number === HEAD) return undefined;
  const part = wholeBytesOf(frame).toString('latin1');
  const head = headOf(part);
  // Some programs leave out the empty line before a mail.
  if (/^From:/im.test(head)) return toMailItem(part);
  const [, content = ''] = /^\r?\n([\s\S]*)/m.exec(part) ?? [];
  const mail = content.replace(/^(?:[ \t]*\r?\n)+/, '');
  const type = typeOf(head);
  // Without a type of its own, a part of a digest is a mail.
  const isMail = type === '' ? /^From:/im.test(headOf(mail)) : /^message\/rfc822\b/i.test(type);
  return isMail ? toMailItem(mail) : undefined;
}
