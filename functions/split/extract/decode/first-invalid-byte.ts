import { isUtf8 } from 'node:buffer';

/** @returns the 0-based offset of the first byte that is not UTF-8; the length if all bytes are */
export function firstInvalidByte(bytes: Uint8Array): number {
  if (isUtf8(bytes)) return bytes.length;
  // Binary search: once a prefix is invalid, every longer one is. A valid prefix may end up to 3 bytes into a character.
  const wholeLength = (length: number) =>
    [0, 1, 2, 3].map((cut) => length - cut).find((whole) => whole >= 0 && isUtf8(bytes.subarray(0, whole)));
  let valid = 0;
  let invalid = bytes.length;
  while (valid + 1 < invalid) {
    const middle = (valid + invalid) >>> 1;
    if (wholeLength(middle) === undefined) invalid = middle;
    else valid = middle;
  }
  return wholeLength(valid) ?? 0;
}
