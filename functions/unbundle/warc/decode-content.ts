import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync, zstdDecompressSync } from 'node:zlib';
import { ItemFault } from '../item.ts';
import { MAX_ITEM_BYTES } from '../limits.ts';

const LIMIT = { maxOutputLength: MAX_ITEM_BYTES };
const DECODERS: Readonly<Record<string, (content: Buffer) => Buffer>> = {
  gzip: (content) => gunzipSync(content, LIMIT),
  'x-gzip': (content) => gunzipSync(content, LIMIT),
  br: (content) => brotliDecompressSync(content, LIMIT),
  zstd: (content) => zstdDecompressSync(content, LIMIT),
  // Some servers send it without its envelope: https://www.rfc-editor.org/rfc/rfc9110#section-8.4.1.2
  deflate: (content) => ((content[0] ?? 0) % 16 === 8 ? inflateSync : inflateRawSync)(content, LIMIT),
};
/** More would be made to do harm. */
const MAX_ENCODINGS = 3;
const CHUNK_SIZE = /^([\da-fA-F]{1,8})[ \t]*(?:;[^\r\n]*)?\r?\n/;
const CHUNK_HEAD_BYTES = 200;

/**
 * Takes the encodings of its transfer off the content of an answer. Some archives keep the headers and take off the encodings: a
 * content that is plain already is returned as it is.
 *
 * @throws ItemFault TOO_LARGE, UNDECODABLE
 */
export function decodeContent(content: Buffer, headers: ReadonlyMap<string, string>): Buffer {
  const isChunked = /\bchunked\b/i.test(headers.get('transfer-encoding') ?? '');
  let decoded = isChunked ? (joinChunks(content) ?? content) : content;
  const encodings = (headers.get('content-encoding') ?? '').toLowerCase().split(',');
  const named = encodings.map((name) => name.trim()).filter((name) => name !== '' && name !== 'identity');
  if (named.length > MAX_ENCODINGS) throw new ItemFault('UNDECODABLE', `It has ${named.length} encodings`);
  for (const name of named.reverse()) {
    if (isPlain(decoded)) return decoded;
    decoded = decode(decoded, name);
  }
  return decoded;
}

function decode(content: Buffer, name: string): Buffer {
  const decoder = DECODERS[name];
  if (!decoder) throw new ItemFault('UNDECODABLE', `Its encoding ${name.slice(0, 30)} is unknown`);
  try {
    return decoder(content);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ERR_BUFFER_TOO_LARGE')
      throw new ItemFault('TOO_LARGE', `It unpacks to more than ${MAX_ITEM_BYTES} bytes`);
    throw new ItemFault('UNDECODABLE', `It is not the ${name} that its headers state (${message})`);
  }
}

function isPlain(content: Buffer): boolean {
  return /^(?:\u00ef\u00bb\u00bf)?\s*</.test(content.toString('latin1', 0, 100));
}

/** @returns undefined for a content that is not in chunks */
function joinChunks(content: Buffer): Buffer | undefined {
  const chunks: Buffer[] = [];
  for (let at = 0; at < content.length; ) {
    const [line, digits = ''] = CHUNK_SIZE.exec(content.toString('latin1', at, at + CHUNK_HEAD_BYTES)) ?? [];
    if (!line) return at === 0 ? undefined : cutShort();
    const size = Number.parseInt(digits, 16);
    if (size === 0) return Buffer.concat(chunks);
    const begin = at + line.length;
    if (begin + size > content.length) return cutShort();
    chunks.push(content.subarray(begin, begin + size));
    at = begin + size;
    if (content[at] === 0x0d) at += 1;
    if (content[at] === 0x0a) at += 1;
  }
  return cutShort();
}

function cutShort(): never {
  throw new ItemFault('CUT_SHORT', 'The answer ends before its last chunk');
}
