/** The time up to which sequencers may have been issued. The next run continues after it. */
export interface SequencerMark {
  /** In milliseconds. 0 before the first run. */
  readonly untilMs: number;
  /** The mark is on disk when this returns. */
  move(untilMs: number): void;
}

/** The step of the mark, which does not move with each event. */
const STRIDE_MS = 10_000;

/**
 * Creates S3's sequencers: hexadecimal digits that are padded with zeros on the right and compared as strings. Their
 * length varies, as S3's does, because trailing zeros are omitted.
 *
 * The milliseconds come first, then a counter for events of the same millisecond. The order holds even if the clock steps
 * back: the counter keeps it within a run, the mark across restarts. Without the mark, a new object would count as older
 * than the existing one and would be ignored.
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
