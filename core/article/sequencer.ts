/**
 * S3's order of events on one key. S3 documents it as hexadecimal digits of varying length, compared by padding the
 * shorter one on the right with zeros and then as strings:
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html
 *
 * Padding once, here, to a width beyond any seen, lets DynamoDB compare two of them with a plain `<`.
 */
const WIDTH = 64;

/** Sorts before every sequencer that S3 issues: what a backfilled article starts from. */
export const LOWEST_SEQUENCER = '0'.repeat(WIDTH);

/** @param sequencer as S3 sent it */
export function padSequencer(sequencer: string): string {
  return sequencer.toUpperCase().padEnd(WIDTH, '0');
}
