/** How much is looked at. */
const LOOK_BYTES = 2_000;
/** The share of characters whose high byte is zero, from which on text of any Western script is UTF-16. */
const MIN_ZERO_SHARE = 0.4;
/** … while hardly any low byte is. */
const MAX_STRAY_SHARE = 0.1;

/**
 * Tells UTF-16: by its byte order mark, or by the zero bytes that spaces, line ends and Latin letters have at every
 * second place. UTF-16 of other scripts needs the mark.
 */
export function tellUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const start = bytes.subarray(0, Math.min(LOOK_BYTES, bytes.length - (bytes.length % 2)));
  const pairs = start.length / 2;
  if (pairs < 4) return undefined;
  const zeros = [0, 0];
  start.forEach((byte, i) => {
    if (byte === 0) zeros[i % 2] = (zeros[i % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = zeros.map((count) => count / pairs);
  if (odd >= MIN_ZERO_SHARE && even <= MAX_STRAY_SHARE) return 'utf-16le';
  if (even >= MIN_ZERO_SHARE && odd <= MAX_STRAY_SHARE) return 'utf-16be';
  return undefined;
}
