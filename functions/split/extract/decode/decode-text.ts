import { isUtf8 } from 'node:buffer';
import { Rejection } from '@copydesk/core/article/errors';
import { countControls } from '../normalise-text.ts';
import { decodeLegacy } from './decode-legacy.ts';
import { detectBinary } from './detect-binary.ts';
import { detectUtf16 } from './detect-utf16.ts';
import { firstInvalidByte } from './first-invalid-byte.ts';

/** Data has a larger share of control characters than text. */
const MAX_CONTROL_SHARE = 0.05;

/**
 * Decodes the text of an object, without its byte order mark. The caller normalises it.
 *
 * The encoding is UTF-16 if the bytes have its byte order mark or its pattern, else UTF-8 if they are valid UTF-8, else the
 * charset that the document declares, else the charset that is detected.
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
  if (isUtf8(bytes)) return new TextDecoder('utf-8').decode(bytes);
  if (bytes.includes(0))
    throw new Rejection('UNSUPPORTED_FORMAT', 'The object is binary data: it contains NUL bytes');
  const text = await decodeLegacy(bytes);
  if (text !== undefined) return text;
  throw new Rejection(
    'UNDECODABLE',
    `The object is not UTF-8: byte ${firstInvalidByte(bytes)} starts no character, and its bytes fit no other charset. Save it as UTF-8 and upload it again`,
  );
}

function rejectData(text: string): void {
  const controls = countControls(text);
  if (!text.includes('\u0000') && controls <= text.length * MAX_CONTROL_SHARE) return;
  throw new Rejection(
    'UNSUPPORTED_FORMAT',
    `The object is binary data: ${controls} of its ${text.length} characters are control characters`,
  );
}
