import { createHash } from 'node:crypto';
import { QueryError } from './query-error.ts';

/** A new number for each change of what positions mean: a cursor of an older release is then refused, not misread. */
const VERSION = 1;
/** Bytes of each digest: enough against accidents. A cursor grants nothing, so a forger gains nothing. */
const DIGEST_BYTES = 8;
const HEADER_BYTES = 1 + 2 * DIGEST_BYTES;
const AGAIN = 'Ask again without a cursor: the answer starts from its first page';

/** Names one question, without the limit and the cursor: pages of one answer may differ in size. */
export type Question = readonly [kind: string, ...filters: unknown[]];

/**
 * Makes the cursor of the next page: opaque, safe in URLs, and bound to its question. It is a version, a digest of the
 * question, a digest of the whole, and the position.
 *
 * @param position where the next page begins
 */
export function writeCursor(question: Question, position: readonly string[]): string {
  const body = Buffer.from(JSON.stringify(position));
  const asked = digestOf(JSON.stringify(question));
  return Buffer.concat([Buffer.of(VERSION), asked, digestOf(asked, body), body]).toString('base64url');
}

/**
 * Reads a cursor that `writeCursor` made for the same question.
 *
 * @throws QueryError for any other text
 */
export function readCursor(question: Question, cursor: string): readonly string[] {
  const bytes = Buffer.from(cursor, 'base64url');
  // Node skips what is not base64url. Such a cursor was changed, even where its bytes are as before.
  if (bytes.toString('base64url') !== cursor || bytes.length <= HEADER_BYTES) throw damaged();
  if (bytes[0] !== VERSION)
    throw new QueryError(`The cursor was made by another version of Copydesk. ${AGAIN}`);
  const asked = bytes.subarray(1, 1 + DIGEST_BYTES);
  const body = bytes.subarray(HEADER_BYTES);
  if (!digestOf(asked, body).equals(bytes.subarray(1 + DIGEST_BYTES, HEADER_BYTES))) throw damaged();
  if (!digestOf(JSON.stringify(question)).equals(asked))
    throw new QueryError(
      'The cursor belongs to another question: the query, the name or a filter differs. Repeat the question that ' +
        `the cursor came from, and change the limit alone. Or: ${AGAIN.toLowerCase()}`,
    );
  return JSON.parse(body.toString()) as readonly string[];
}

const damaged = () =>
  new QueryError(`The cursor is damaged: pass it exactly as the page before returned it. ${AGAIN}`);

const digestOf = (...parts: readonly (string | Uint8Array)[]): Buffer => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest().subarray(0, DIGEST_BYTES);
};
