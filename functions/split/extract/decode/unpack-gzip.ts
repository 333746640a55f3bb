import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { Rejection } from '@copydesk/core/article/errors';
import { MAX_OBJECT_BYTES } from '@copydesk/core/article/limits';

/** Unpacking stops at this size, so a bomb takes no more memory. */
const MAX_UNPACKED_BYTES = 2 * MAX_OBJECT_BYTES;

const unpack = promisify(gunzip);

export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b && bytes[2] === 0x08;
}

/** @throws Rejection OBJECT_TOO_LARGE if the object unpacks to too much, UNDECODABLE if it is damaged or cut short */
export async function unpackGzip(bytes: Uint8Array): Promise<Uint8Array> {
  try {
    return await unpack(bytes, { maxOutputLength: MAX_UNPACKED_BYTES });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') {
      throw new Rejection(
        'OBJECT_TOO_LARGE',
        `The object unpacks to more than ${MAX_UNPACKED_BYTES} bytes, the limit. Split it or upload its text alone`,
      );
    }
    throw new Rejection(
      'UNDECODABLE',
      `The object is gzipped, but damaged or cut short (${(error as Error).message}). Compress it again and upload it`,
    );
  }
}
