import { digestOfContent } from '../article-key.ts';
import { type Item, ItemFault } from '../item.ts';

const ID = /^message-id:\s*(<[^<>\s]{1,500}>)/im;

/**
 * Reads a mail of a mailbox file. It is written without the line that starts it there, and without the `>` before lines that look
 * like that one: https://www.rfc-editor.org/rfc/rfc4155
 *
 * @param source a character a byte
 * @throws ItemFault NO_ARTICLE for a mail without headers
 */
export function readMail(source: string): Item {
  const mail = source
    .replace(/^From .*\n/, '')
    .replace(/^>(>*From )/gm, '$1')
    .trimEnd();
  if (!/^[\w-]+:/.test(mail)) throw new ItemFault('NO_ARTICLE', `It has no headers: ${mail.slice(0, 100)}`);
  const [head = ''] = mail.split(/\r?\n\r?\n/, 1);
  return {
    id: ID.exec(head)?.[1] ?? digestOfContent(mail),
    body: Buffer.from(`${mail}\n`, 'latin1'),
    extension: 'eml',
  };
}
