/**
 * S3's order of events on one key. S3 documents it as hexadecimal digits of varying length, compared by padding the
 * shorter one on the right with zeros and then as strings:
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html
 *
 * They are padded once, here, to a width beyond any seen. Then two of them compare as plain strings.
 */
const WIDTH = 64;

/** Sorts before every sequencer that S3 issues: an article that a backfill message finds first starts with it. */
export const LOWEST_SEQUENCER = '0'.repeat(WIDTH);

/** @param sequencer as S3 sent it */
export function padSequencer(sequencer: string): string {
  // guard: sequencers are compared at one width
  return sequencer.toUpperCase().padEnd(WIDTH, '0');
}
