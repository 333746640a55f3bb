import { isUtf8 } from 'node:buffer';
import { Rejection } from '../../../core/article/errors.ts';

/** How well-known formats that are no text begin, so that a rejection can say what an object looks like. */
const SIGNATURES: readonly (readonly [name: string, bytes: readonly number[]])[] = [
  ['a PDF document', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['a ZIP archive, or an Office document', [0x50, 0x4b, 0x03, 0x04]],
  ['gzipped data', [0x1f, 0x8b]],
  ['a PNG image', [0x89, 0x50, 0x4e, 0x47]],
  ['a JPEG image', [0xff, 0xd8, 0xff]],
  ['a GIF image', [0x47, 0x49, 0x46, 0x38]],
  ['a TIFF image', [0x49, 0x49, 0x2a, 0x00]],
  ['an older Office document', [0xd0, 0xcf, 0x11, 0xe0]],
  ['a RAR archive', [0x52, 0x61, 0x72, 0x21]],
  ['a 7z archive', [0x37, 0x7a, 0xbc, 0xaf]],
  ['a Windows program', [0x4d, 0x5a, 0x90]],
  ['a Linux program', [0x7f, 0x45, 0x4c, 0x46]],
  ['audio (ID3)', [0x49, 0x44, 0x33]],
];

/** The share of control characters from which on bytes are data, not text. */
const MAX_CONTROL_SHARE = 0.05;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it is about.
const CONTROL_CHARACTERS = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u0084\u0086-\u009F]/g;

/**
 * The text of an object, normalised once, at the door: UTF-8, or UTF-16 with a byte order mark; line feeds as the
 * only line ends; well-formed; stray control characters as spaces. All that follows counts in this text.
 *
 * @throws Rejection UNSUPPORTED_FORMAT for data that is no text, UNDECODABLE for text in no known encoding
 */
export function decodeText(bytes: Uint8Array): string {
  const signature = SIGNATURES.find(([, start]) => start.every((byte, i) => bytes[i] === byte));
  if (signature)
    throw new Rejection('UNSUPPORTED_FORMAT', `The object is ${signature[0]}, whatever its name says`);
  const text = normalise(decode(bytes));
  const controls = text.match(CONTROL_CHARACTERS)?.length ?? 0;
  if (text.includes('\u0000') || controls > text.length * MAX_CONTROL_SHARE) {
    throw new Rejection(
      'UNSUPPORTED_FORMAT',
      `The object is binary data: ${controls} of its characters are controls`,
    );
  }
  return text.replace(CONTROL_CHARACTERS, ' ');
}

function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  if (isUtf8(bytes)) return new TextDecoder('utf-8').decode(bytes);
  if (bytes.includes(0))
    throw new Rejection('UNSUPPORTED_FORMAT', 'The object is binary data: it holds NUL bytes');
  throw new Rejection(
    'UNDECODABLE',
    `The object is not UTF-8: byte ${firstInvalidByte(bytes)} begins no character. Save it as UTF-8 and drop it again`,
  );
}

function normalise(text: string): string {
  return text.toWellFormed().replace(/\r\n?|\u0085|\u2028|\u2029/g, '\n');
}

/** @returns the 0-based position of the first byte that is not UTF-8 */
function firstInvalidByte(bytes: Uint8Array): number {
  // A prefix of invalid text stays invalid as it grows; a valid one may end inside a character, of 3 bytes at most.
  const isSound = (length: number) =>
    [0, 1, 2, 3].some((cut) => cut <= length && isUtf8(bytes.subarray(0, length - cut)));
  let sound = 0;
  let unsound = bytes.length;
  while (sound + 1 < unsound) {
    const middle = (sound + unsound) >>> 1;
    if (isSound(middle)) sound = middle;
    else unsound = middle;
  }
  const cut = [0, 1, 2, 3].find((back) => isUtf8(bytes.subarray(0, sound - back))) ?? 0;
  return sound - cut;
}
