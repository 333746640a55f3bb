import { isUtf8 } from 'node:buffer';

const CHARSET = /;\s*charset\s*=\s*"?([\w:.-]{2,40})/i;

/**
 * Writes a page in UTF-8 if the server stated its charset. Its object says nothing of the server, and the charset that a server
 * states wins against the one that the page declares: https://html.spec.whatwg.org/#determining-the-character-encoding
 *
 * @returns the page as it is, if it is in UTF-8, or does not fit the charset
 */
export function recodePage(page: Buffer, contentType = ''): Buffer {
  const [, charset] = CHARSET.exec(contentType) ?? [];
  if (!charset || isUtf8(page)) return page;
  try {
    return Buffer.from(new TextDecoder(charset, { fatal: true }).decode(page));
  } catch {
    return page;
  }
}
