import { digestOfContent } from '../article-key.ts';
import type { Frame } from '../frames/frame.ts';
import { wholeBytesOf } from '../frames/whole-bytes.ts';
import { type Item, ItemFault } from '../item.ts';

/** Headers that programs alone write. Split takes no text without one for a mail. */
const MACHINE = /^(?:mime-version|message-id|content-type|received|return-path):/im;
const ID = /^message-id:\s*(<[^<>\s]{1,500}>)/im;

/**
 * Reads a mail of a mailbox file. It is written without the line that starts it there, and without the `>` before lines that look
 * like that one: https://www.rfc-editor.org/rfc/rfc4155
 *
 * @throws ItemFault TOO_LARGE; NO_ARTICLE for a mail without headers
 */
export function readMail(frame: Frame): Item {
  const source = wholeBytesOf(frame).toString('latin1');
  return toMailItem(source.replace(/^From .*\n/, '').replace(/^>(>*From )/gm, '$1'));
}

/**
 * @param source a mail, each byte as one character
 * @throws ItemFault NO_ARTICLE for a mail without headers
 */
export function toMailItem(source: string): Item {
  const mail = source.trimEnd();
  if (!/^[\w-]+:/.test(mail)) throw new ItemFault('NO_ARTICLE', `It has no headers: ${mail.slice(0, 100)}`);
  const [head = ''] = mail.split(/\r?\n\r?\n/, 1);
  const mark = MACHINE.test(head) ? '' : 'MIME-Version: 1.0\n';
  return {
    id: ID.exec(head)?.[1] ?? digestOfContent(mail),
    body: Buffer.from(`${mark}${mail}\n`, 'latin1'),
    extension: 'eml',
  };
}
