import { Rejection } from '@copydesk/core/article/errors';
import { MAX_OBJECT_BYTES } from '@copydesk/core/article/limits';
import { Unzip, UnzipInflate } from 'fflate';

/** The most that the wanted parts may unpack to together. */
const MAX_UNPACKED_BYTES = 3 * MAX_OBJECT_BYTES;
/** Bytes unpacked at a time. A thousandfold bomb is stopped 16 MB past the limit, whatever its directory states. */
const CHUNK_BYTES = 16_384;

/**
 * Unpacks some parts of a ZIP archive. It does not trust the sizes that the archive states.
 *
 * @returns the parts by name, without those that the archive lacks
 * @throws Rejection OBJECT_TOO_LARGE beyond the limit; Error for an archive that is damaged or cut short
 */
export function unpackZip(bytes: Uint8Array, names: readonly string[]): ReadonlyMap<string, Uint8Array> {
  const parts = new Map<string, Uint8Array[]>();
  const unfinished = new Set<string>();
  let unpacked = 0;
  const unzip = new Unzip((file) => {
    if (!names.includes(file.name) || parts.has(file.name)) return;
    const chunks: Uint8Array[] = [];
    parts.set(file.name, chunks);
    unfinished.add(file.name);
    file.ondata = (error, chunk, isLast) => {
      if (error) throw error;
      unpacked += chunk.length;
      if (unpacked > MAX_UNPACKED_BYTES) throw tooLarge(file.name);
      chunks.push(chunk);
      if (isLast) unfinished.delete(file.name);
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  for (let at = 0; at < bytes.length; at += CHUNK_BYTES) {
    unzip.push(bytes.subarray(at, at + CHUNK_BYTES), at + CHUNK_BYTES >= bytes.length);
  }
  if (unfinished.size > 0) throw new Error(`${[...unfinished].join(', ')} is cut short`);
  return new Map([...parts].map(([name, chunks]) => [name, new Uint8Array(Buffer.concat(chunks))]));
}

function tooLarge(name: string): Rejection {
  return new Rejection(
    'OBJECT_TOO_LARGE',
    `${name} of the archive unpacks to more than ${MAX_UNPACKED_BYTES} bytes, the limit. Upload its text alone`,
  );
}
