import type { Place } from '@copydesk/core/article/bundle';
import { MAX_ITEM_BYTES } from '../limits.ts';
import { type Frame, Gathering } from './frame.ts';

const LINE_FEED = 0x0a;
const QUOTE = 0x22;

/**
 * Cuts the rows out of a table. A quoted cell may hold line feeds; a quote inside another cell is a character. Keeps no more of
 * the stream in memory than one item may have.
 */
export async function* frameRows(
  chunks: AsyncIterable<Buffer>,
  delimiter: string,
  from: Place,
  maxBytes = MAX_ITEM_BYTES,
): AsyncGenerator<Frame> {
  const separator = delimiter.charCodeAt(0);
  const row = new Gathering(maxBytes);
  let { position, number } = from;
  let isQuoted = false;
  let isStart = true;
  const take = (terminator: number): Frame => {
    const { size } = row;
    position += size + terminator;
    return { number: ++number, end: position, size, bytes: row.take() };
  };
  for await (const chunk of chunks) {
    let begin = 0;
    for (let at = 0; at < chunk.length; at++) {
      const byte = chunk[at];
      // A quote that is written twice closes its cell and opens it again.
      if (byte === QUOTE && (isStart || isQuoted)) {
        isQuoted = !isQuoted;
        isStart = !isQuoted;
        continue;
      }
      if (isQuoted) continue;
      isStart = byte === separator || byte === LINE_FEED;
      if (byte !== LINE_FEED) continue;
      row.add(chunk.subarray(begin, at));
      yield take(1);
      begin = at + 1;
    }
    row.add(chunk.subarray(begin));
  }
  if (row.size > 0) yield { ...take(0), ...(isQuoted && { isCut: true }) };
}
