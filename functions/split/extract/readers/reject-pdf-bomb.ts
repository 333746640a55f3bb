import { inflateSync } from 'node:zlib';
import { Rejection } from '@copydesk/core/article/errors';

/** The most that one stream may unpack to. The words of a page take some kilobytes, a scanned page in colour up to 100 MB. */
const MAX_BYTES = 32_000_000;
const MAX_PICTURE_BYTES = 128_000_000;
/** A stream's dictionary is looked for in so many bytes before it. */
const LOOK_BACK = 1_000;
/** A stream may be compressed several times over. */
const MAX_LAYERS = 4;

/**
 * Rejects a PDF with a stream that unpacks to more than any page needs. The PDF library has no such limit, and would
 * unpack a thousandfold bomb to its end.
 *
 * @throws Rejection OBJECT_TOO_LARGE
 */
export function rejectPdfBomb(bytes: Uint8Array): void {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  for (let at = file.indexOf('stream'); at >= 0; at = file.indexOf('stream', at + 6)) {
    if (file.subarray(at - 3, at).toString('latin1') === 'end') continue;
    const start = at + 6 + (file[at + 6] === 0x0d ? 2 : 1);
    if (!isZlib(file, start)) continue;
    const dictionary = file.subarray(Math.max(0, at - LOOK_BACK), at).toString('latin1');
    const isPicture = /\/Subtype\s*\/Image\b/.test(dictionary.slice(dictionary.lastIndexOf(' obj')));
    const end = file.indexOf('endstream', start);
    inflateLayers(
      file.subarray(start, end < 0 ? file.length : end),
      isPicture ? MAX_PICTURE_BYTES : MAX_BYTES,
    );
  }
}

function inflateLayers(packed: Buffer, maxBytes: number): void {
  let layer = packed;
  for (let i = 0; i < MAX_LAYERS && isZlib(layer, 0); i++) {
    try {
      layer = inflateSync(layer, { maxOutputLength: maxBytes });
    } catch (error) {
      // A damaged stream is left to the PDF library: up to the damage it was small enough.
      if ((error as NodeJS.ErrnoException).code !== 'ERR_BUFFER_TOO_LARGE') return;
      throw new Rejection(
        'OBJECT_TOO_LARGE',
        `A stream of the PDF unpacks to more than ${maxBytes} bytes, the limit. Upload its text alone`,
      );
    }
  }
}

/** Zlib data starts with these two bytes: https://www.rfc-editor.org/rfc/rfc1950#section-2.2 */
function isZlib(bytes: Buffer, at: number): boolean {
  const [method = 0, flags = 0] = [bytes[at], bytes[at + 1]];
  return (method & 0x0f) === 8 && (method * 256 + flags) % 31 === 0;
}
