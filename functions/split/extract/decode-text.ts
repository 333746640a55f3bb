import { isUtf8 } from 'node:buffer';
import { Rejection } from '@copydesk/core/article/errors';
import { decodeLegacy } from './decode-legacy.ts';
import { firstInvalidByte } from './first-invalid-byte.ts';
import { countControls, normaliseText } from './normalise-text.ts';
import { tellBinary } from './tell-binary.ts';
import { tellUtf16 } from './tell-utf16.ts';

/** The share of control characters from which on bytes are data, not text. */
const MAX_CONTROL_SHARE = 0.05;

/**
 * The text of an object, normalised once, at the door: no byte order mark; line feeds as the only line ends;
 * well-formed; stray control characters as spaces. All that follows counts in this text.
 *
 * UTF-8; UTF-16 with a byte order mark or by its look; else the charset that the document declares or that its bytes
 * tell.
 *
 * @throws Rejection UNSUPPORTED_FORMAT for data that is no text, UNDECODABLE for text in no known encoding
 */
export async function decodeText(bytes: Uint8Array): Promise<string> {
  const binary = tellBinary(bytes);
  if (binary) throw new Rejection('UNSUPPORTED_FORMAT', `The object is ${binary}, whatever its name says`);
  const text = await decode(bytes);
  refuseData(text);
  return normaliseText(text);
}

async function decode(bytes: Uint8Array): Promise<string> {
  const utf16 = tellUtf16(bytes);
  if (utf16 && bytes.length % 2 === 1) {
    throw new Rejection(
      'UNDECODABLE',
      `The object is UTF-16, but cut short: it has ${bytes.length} bytes, and every character has an even number`,
    );
  }
  if (utf16) return new TextDecoder(utf16).decode(bytes);
  if (isUtf8(bytes)) return new TextDecoder('utf-8').decode(bytes);
  if (bytes.includes(0))
    throw new Rejection('UNSUPPORTED_FORMAT', 'The object is binary data: it holds NUL bytes');
  const text = await decodeLegacy(bytes);
  if (text !== undefined) return text;
  throw new Rejection(
    'UNDECODABLE',
    `The object is not UTF-8: byte ${firstInvalidByte(bytes)} begins no character, and its bytes fit no other charset. Save it as UTF-8 and drop it again`,
  );
}

function refuseData(text: string): void {
  const controls = countControls(text);
  if (!text.includes('\u0000') && controls <= text.length * MAX_CONTROL_SHARE) return;
  throw new Rejection(
    'UNSUPPORTED_FORMAT',
    `The object is binary data: ${controls} of its ${text.length} characters are controls`,
  );
}
