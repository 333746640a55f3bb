import { isUtf8 } from 'node:buffer';

/** @returns the 0-based position of the first byte that is not UTF-8; the length where there is none */
export function firstInvalidByte(bytes: Uint8Array): number {
  if (isUtf8(bytes)) return bytes.length;
  // A prefix of invalid text stays invalid as it grows; a valid one may end inside a character, of 3 bytes at most.
  const wholeLength = (length: number) =>
    [0, 1, 2, 3].map((cut) => length - cut).find((whole) => whole >= 0 && isUtf8(bytes.subarray(0, whole)));
  let sound = 0;
  let unsound = bytes.length;
  while (sound + 1 < unsound) {
    const middle = (sound + unsound) >>> 1;
    if (wholeLength(middle) === undefined) unsound = middle;
    else sound = middle;
  }
  return wholeLength(sound) ?? 0;
}
