import { inflateSync } from 'node:zlib';
import { Rejection } from '@copydesk/core/article/errors';

/** What one stream may unpack to: the words of a page take some kilobytes, a scanned page in colours up to 100 MB. */
const MAX_BYTES = 32_000_000;
const MAX_PICTURE_BYTES = 128_000_000;
/** How far before a stream its dictionary is looked for. */
const LOOK_BACK = 1_000;
/** Streams may be packed several times over. */
const MAX_LAYERS = 4;

/**
 * Refuses a PDF one of whose streams unpacks to more than any page needs. The reader itself knows no bound, and would
 * unpack a thousandfold bomb to its end.
 *
 * @throws Rejection OBJECT_TOO_LARGE
 */
export function refusePdfBomb(bytes: Uint8Array): void {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  for (let at = file.indexOf('stream'); at >= 0; at = file.indexOf('stream', at + 6)) {
    if (file.subarray(at - 3, at).toString('latin1') === 'end') continue;
    const begin = at + 6 + (file[at + 6] === 0x0d ? 2 : 1);
    if (!isZlib(file, begin)) continue;
    const dictionary = file.subarray(Math.max(0, at - LOOK_BACK), at).toString('latin1');
    const isPicture = /\/Subtype\s*\/Image\b/.test(dictionary.slice(dictionary.lastIndexOf(' obj')));
    const end = file.indexOf('endstream', begin);
    inflateLayers(
      file.subarray(begin, end < 0 ? file.length : end),
      isPicture ? MAX_PICTURE_BYTES : MAX_BYTES,
    );
  }
}

function inflateLayers(packed: Buffer, most: number): void {
  let layer = packed;
  for (let i = 0; i < MAX_LAYERS && isZlib(layer, 0); i++) {
    try {
      layer = inflateSync(layer, { maxOutputLength: most });
    } catch (error) {
      // What is damaged is the reader's to judge: up to there it was small enough.
      if ((error as NodeJS.ErrnoException).code !== 'ERR_BUFFER_TOO_LARGE') return;
      throw new Rejection(
        'OBJECT_TOO_LARGE',
        `A stream of the PDF unpacks to more than ${most} bytes, the most that is read`,
      );
    }
  }
}

/** The two bytes that Deflate's data begins with: https://www.rfc-editor.org/rfc/rfc1950#section-2.2 */
function isZlib(bytes: Buffer, at: number): boolean {
  const [method = 0, flags = 0] = [bytes[at], bytes[at + 1]];
  return (method & 0x0f) === 8 && (method * 256 + flags) % 31 === 0;
}
