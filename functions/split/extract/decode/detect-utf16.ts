const SAMPLE_BYTES = 2_000;
/** In UTF-16 of a Western script, at least this share of the high bytes is zero. */
const MIN_ZERO_SHARE = 0.4;
/** At most this share of the low bytes is zero. */
const MAX_STRAY_SHARE = 0.1;

/**
 * Detects UTF-16 by its byte order mark, or by its zero bytes: spaces, line ends and Latin letters have one in every pair.
 * UTF-16 of other scripts needs the mark.
 */
export function detectUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const start = bytes.subarray(0, Math.min(SAMPLE_BYTES, bytes.length - (bytes.length % 2)));
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
