/** Up to which time sequencers may have been given, kept for the next run. */
export interface SequencerMark {
  /** In milliseconds; 0 where there was no run before. */
  readonly untilMs: number;
  /** Kept when this returns. */
  move(untilMs: number): void;
}

/** The mark moves so far at a time, rather than with each event. */
const STRIDE_MS = 10_000;

/**
 * S3's order of events: hexadecimal digits, to be padded on the right with zeros and compared as strings. The length
 * varies, as S3's does: trailing zeros are left away.
 *
 * The milliseconds come first; a counter tells events of one millisecond apart. Where the clock steps back, the order
 * holds: within a run by that counter, across restarts by the mark. Without it what is put then would count as older than
 * what stands, and be passed over.
 */
export function createSequencer(mark: SequencerMark, now: () => number = Date.now): () => string {
  let last = BigInt(mark.untilMs) << 16n;
  let untilMs = mark.untilMs;
  return () => {
    const next = BigInt(now()) << 16n;
    last = next > last ? next : last + 1n;
    const ms = Number(last >> 16n);
    if (ms >= untilMs) {
      untilMs = ms + STRIDE_MS;
      mark.move(untilMs);
    }
    return `00${last.toString(16).toUpperCase().padStart(16, '0')}`.replace(/0+$/, '');
  };
}
