import { isUtf8 } from 'node:buffer';
import { Rejection } from '@copydesk/core/article/errors';
import { countControls } from '../normalise-text.ts';
import { decodeLegacy } from './decode-legacy.ts';
import { detectBinary } from './detect-binary.ts';
import { detectUtf16 } from './detect-utf16.ts';
import { firstInvalidByte } from './first-invalid-byte.ts';

/** Data has a larger share of control characters than text. */
const MAX_CONTROL_SHARE = 0.05;
/** Some templates write a few NULs and other control characters into a page. Data that looks like a page has more. */
const MAX_PAGE_CONTROL_SHARE = 0.001;
const PAGE_START = /^\uFEFF?\s*(?:<!--[^>]*>\s*){0,20}<(?:!doctype\s+html|html|head|body)\b/i;
const SNIFFED_CHARS = 4_000;
/** The escape sequences of ISO-2022-JP. Its bytes are all ASCII. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: an escape sequence starts with one.
const ISO_2022_JP = /\x1B(?:\$[@B]|\(J)/;

/**
 * Decodes the text of an object, without its byte order mark. The caller normalises it.
 *
 * The encoding is UTF-16 if the bytes have its byte order mark or its pattern, else ISO-2022-JP if they have its escape
 * sequences, else UTF-8 if they are valid UTF-8 apart from single bytes, else the charset that the document declares, else the
 * charset that is detected.
 *
 * @throws Rejection UNSUPPORTED_FORMAT for binary data, UNDECODABLE for text in no known encoding
 */
export async function decodeText(bytes: Uint8Array): Promise<string> {
  const binary = detectBinary(bytes);
  if (binary)
    throw new Rejection('UNSUPPORTED_FORMAT', `The object is ${binary}, not text. Upload the article's text`);
  const text = await decode(bytes);
  rejectData(text);
  return text;
}

async function decode(bytes: Uint8Array): Promise<string> {
  const utf16 = detectUtf16(bytes);
  if (utf16 && bytes.length % 2 === 1) {
    throw new Rejection(
      'UNDECODABLE',
      `The object is UTF-16, but cut short: it has ${bytes.length} bytes, and every character has an even number`,
    );
  }
  if (utf16) return new TextDecoder(utf16).decode(bytes);
  if (bytes.includes(0x1b)) {
    const japanese = decodeIso2022Jp(bytes);
    if (japanese !== undefined) return japanese;
  }
  if (isUtf8(bytes)) return new TextDecoder('utf-8').decode(bytes);
  if (bytes.includes(0) && !PAGE_START.test(Buffer.from(bytes.subarray(0, SNIFFED_CHARS)).toString('latin1')))
    throw new Rejection('UNSUPPORTED_FORMAT', 'The object is binary data: it contains NUL bytes');
  const text = await decodeLegacy(bytes);
  if (text !== undefined) return text;
  throw new Rejection(
    'UNDECODABLE',
    `The object is not UTF-8: byte ${firstInvalidByte(bytes)} starts no character, and its bytes fit no other charset. Save it as UTF-8 and upload it again`,
  );
}

function decodeIso2022Jp(bytes: Uint8Array): string | undefined {
  if (!ISO_2022_JP.test(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1')))
    return undefined;
  try {
    return new TextDecoder('iso-2022-jp', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function rejectData(text: string): void {
  const controls = countControls(text);
  const isPage = PAGE_START.test(text.slice(0, SNIFFED_CHARS));
  if (isPage && controls <= text.length * MAX_PAGE_CONTROL_SHARE) return;
  if (!text.includes('\u0000') && controls <= text.length * MAX_CONTROL_SHARE) return;
  throw new Rejection(
    'UNSUPPORTED_FORMAT',
    `The object is binary data: ${controls} of its ${text.length} characters are control characters`,
  );
}
