import { pipeline, type Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { Rejection } from '@copydesk/core/article/errors';
import { MAX_BUNDLE_BYTES, MAX_UNPACKING_RATIO, MIN_RATIO_BYTES } from './limits.ts';

/** The start of a bundle, from which its format is detected. */
const START_BYTES = 65_536;

/** A bundle as text in UTF-8, or in a charset whose markup is ASCII. */
export interface Unpacked {
  /** Offsets in the text are not offsets in the object. */
  readonly isPacked: boolean;
  /** It was in UTF-16 and is now in UTF-8. */
  readonly isRecoded: boolean;
  /** The first 64 KB, or all of it. */
  readonly start: Buffer;
  /** All of it, `start` included. Read it to its end, or return the generator. */
  readonly chunks: AsyncGenerator<Buffer>;
}

/**
 * Unpacks a bundle while it is read. Unpacking stops at the limits, so a bomb is never unpacked to its end.
 *
 * @param size of the object in bytes
 * @throws Rejection OBJECT_TOO_LARGE beyond the limits, UNDECODABLE for damaged gzip; reading `chunks` throws them too
 */
export async function unpack(object: Readable, size: number): Promise<Unpacked> {
  const raw = await lookAhead(toBuffers(object));
  const isGzipped = raw.start[0] === 0x1f && raw.start[1] === 0x8b;
  const plain = isGzipped ? await lookAhead(limit(gunzip(raw.chunks), size)) : raw;
  const utf16 = detectUtf16(plain.start);
  const text = utf16 ? await lookAhead(recode(plain.chunks, utf16)) : plain;
  return { ...text, isPacked: isGzipped || utf16 !== undefined, isRecoded: utf16 !== undefined };
}

/** Skips the first bytes of a stream. */
export async function* skip(chunks: AsyncGenerator<Buffer>, bytes: number): AsyncGenerator<Buffer> {
  let left = bytes;
  for await (const chunk of chunks) {
    if (left >= chunk.length) left -= chunk.length;
    else {
      yield chunk.subarray(left);
      left = 0;
    }
  }
}

/** @param chunks released when the generator is returned */
export async function* toBuffers(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  for await (const chunk of chunks) yield Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length);
}

async function lookAhead(
  chunks: AsyncGenerator<Buffer>,
): Promise<{ start: Buffer; chunks: AsyncGenerator<Buffer> }> {
  const seen: Buffer[] = [];
  for (let length = 0; length < START_BYTES; ) {
    const { done, value } = await chunks.next();
    if (done) break;
    seen.push(value);
    length += value.length;
  }
  return {
    start: Buffer.concat(seen).subarray(0, START_BYTES),
    chunks: (async function* () {
      try {
        while (seen.length > 0) yield seen.shift() as Buffer;
        yield* chunks;
      } finally {
        // Releases the stream even if the caller stopped within the start.
        await chunks.return(undefined);
      }
    })(),
  };
}

async function* gunzip(chunks: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  const unzipped = createGunzip();
  // Reading `unzipped` throws the errors of both sides.
  pipeline(chunks, unzipped, () => {});
  try {
    for await (const chunk of unzipped) yield chunk;
  } catch (error) {
    const { code = '', message } = error as NodeJS.ErrnoException;
    if (!code.startsWith('Z_')) throw error;
    throw new Rejection(
      'UNDECODABLE',
      `The bundle is gzipped, but damaged or cut short (${message}). Compress it again and upload it`,
    );
  }
}

async function* limit(chunks: AsyncGenerator<Buffer>, packedSize: number): AsyncGenerator<Buffer> {
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.length;
    if (size > MAX_BUNDLE_BYTES) {
      throw new Rejection(
        'OBJECT_TOO_LARGE',
        `The bundle unpacks to more than ${MAX_BUNDLE_BYTES} bytes, the limit. Split it`,
      );
    }
    if (size > MIN_RATIO_BYTES && size > packedSize * MAX_UNPACKING_RATIO) {
      throw new Rejection(
        'OBJECT_TOO_LARGE',
        `The bundle unpacks to more than ${MAX_UNPACKING_RATIO} times its size, which no text does. Upload it uncompressed`,
      );
    }
    yield chunk;
  }
}

async function* recode(
  chunks: AsyncGenerator<Buffer>,
  encoding: 'utf-16le' | 'utf-16be',
): AsyncGenerator<Buffer> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of chunks) yield Buffer.from(decoder.decode(chunk, { stream: true }));
  yield Buffer.from(decoder.decode());
}

/** Detects UTF-16 by its byte order mark, or by a first `<` or `{` that takes two bytes. */
function detectUtf16([first, second]: Buffer): 'utf-16le' | 'utf-16be' | undefined {
  const isMark = (byte: number | undefined) => byte === 0x3c || byte === 0x7b;
  if ((first === 0xff && second === 0xfe) || (isMark(first) && second === 0)) return 'utf-16le';
  if ((first === 0xfe && second === 0xff) || (first === 0 && isMark(second))) return 'utf-16be';
  return undefined;
}
