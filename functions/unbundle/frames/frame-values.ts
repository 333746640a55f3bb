import type { Place } from '@copydesk/core/article/bundle';
import { MAX_ITEM_BYTES } from '../limits.ts';
import { type Frame, Gathering } from './frame.ts';

const [QUOTE, BACKSLASH, OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [
  0x22, 0x5c, 0x5b, 0x5d, 0x7b, 0x7d,
];

/**
 * Cuts the objects out of a list of JSON, and ends with the list. Keeps no more of the stream in memory than one item may have.
 *
 * @param listStart the offset after the bracket that opens the list
 */
export async function* frameValues(
  chunks: AsyncIterable<Buffer>,
  listStart: number,
  from: Place,
  maxBytes = MAX_ITEM_BYTES,
): AsyncGenerator<Frame> {
  const item = new Gathering(maxBytes);
  let { position, number } = from;
  let depth = 0;
  let isString = false;
  let isEscaped = false;
  const take = (end: number): Frame => {
    const { size } = item;
    return { number: ++number, end, size, bytes: item.take() };
  };
  for await (const chunk of chunks) {
    let begin = 0;
    for (let at = Math.max(0, listStart - position); at < chunk.length; at++) {
      const byte = chunk[at];
      if (isEscaped) isEscaped = false;
      else if (isString) {
        if (byte === BACKSLASH) isEscaped = true;
        else if (byte === QUOTE) isString = false;
      } else if (byte === QUOTE) isString = true;
      else if (byte === OPEN_OBJECT || byte === OPEN_LIST) {
        if (depth === 0) begin = at;
        depth += 1;
      } else if (byte === CLOSE_OBJECT || byte === CLOSE_LIST) {
        if (depth === 0) return;
        depth -= 1;
        if (depth > 0) continue;
        item.add(chunk.subarray(begin, at + 1));
        yield take(position + at + 1);
      }
    }
    if (depth > 0) item.add(chunk.subarray(begin));
    position += chunk.length;
  }
  if (depth > 0) yield { ...take(position), isCut: true };
}
