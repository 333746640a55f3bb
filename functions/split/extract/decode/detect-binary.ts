import { isUtf8 } from 'node:buffer';

/** The first bytes of well-known binary formats, so that a rejection can name the format. */
const SIGNATURES: readonly (readonly [name: string, bytes: readonly number[]])[] = [
  ['gzipped twice', [0x1f, 0x8b]],
  ['a ZIP archive, or an Office document other than Word’s', [0x50, 0x4b, 0x03, 0x04]],
  ['a PNG image', [0x89, 0x50, 0x4e, 0x47]],
  ['a JPEG image', [0xff, 0xd8, 0xff]],
  ['a GIF image', [0x47, 0x49, 0x46, 0x38]],
  ['a TIFF image', [0x49, 0x49, 0x2a, 0x00]],
  ['a RIFF file (WebP, WAV or AVI)', [0x52, 0x49, 0x46, 0x46]],
  ['an older Office document', [0xd0, 0xcf, 0x11, 0xe0]],
  ['a bzip2 archive', [0x42, 0x5a, 0x68]],
  ['an xz archive', [0xfd, 0x37, 0x7a, 0x58, 0x5a]],
  ['a Zstandard archive', [0x28, 0xb5, 0x2f, 0xfd]],
  ['a RAR archive', [0x52, 0x61, 0x72, 0x21]],
  ['a 7z archive', [0x37, 0x7a, 0xbc, 0xaf]],
  ['a Windows program', [0x4d, 0x5a]],
  ['a Linux program', [0x7f, 0x45, 0x4c, 0x46]],
  ['audio (Ogg)', [0x4f, 0x67, 0x67, 0x53]],
  ['audio (MP3)', [0x49, 0x44, 0x33]],
];

const SAMPLE_BYTES = 4_096;

/**
 * Detects a binary format from its first bytes. Some signatures are letters, and a text may start with them ("ID3 tags
 * explained", "GIF89a is 37"). A signature therefore counts only if the bytes after it are not clean text.
 *
 * @returns the format's name; undefined for bytes that may be text
 */
export function detectBinary(bytes: Uint8Array): string | undefined {
  const signature = SIGNATURES.find(([, start]) => start.every((byte, i) => bytes[i] === byte));
  return signature && !isCleanText(bytes.subarray(0, SAMPLE_BYTES)) ? signature[0] : undefined;
}

function isCleanText(start: Uint8Array): boolean {
  const isWhole = [0, 1, 2, 3].some((cut) => isUtf8(start.subarray(0, Math.max(0, start.length - cut))));
  return isWhole && !start.some((byte) => byte < 0x20 && ![0x09, 0x0a, 0x0c, 0x0d].includes(byte));
}
