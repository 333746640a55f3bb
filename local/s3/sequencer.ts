/**
 * S3's order of events: hexadecimal digits, to be padded on the right with zeros and compared as strings. The length
 * varies, as S3's does: trailing zeros are left away.
 *
 * The milliseconds come first, so that the order holds across restarts; a counter tells events of one millisecond
 * apart, and keeps the order where the clock steps back.
 */
export function createSequencer(now: () => number = Date.now): () => string {
  let last = 0n;
  return () => {
    const next = BigInt(now()) << 16n;
    last = next > last ? next : last + 1n;
    return `00${last.toString(16).toUpperCase().padStart(16, '0')}`.replace(/0+$/, '');
  };
}
