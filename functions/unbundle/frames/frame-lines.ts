import type { Place } from '@copydesk/core/article/bundle';
import { MAX_ITEM_BYTES } from '../limits.ts';
import { type Frame, Gathering } from './frame.ts';

const LINE_FEED = 0x0a;

/** Cuts a stream into lines, without their line feeds. Keeps no more of it in memory than one item may have. */
export async function* frameLines(
  chunks: AsyncIterable<Buffer>,
  from: Place,
  maxBytes = MAX_ITEM_BYTES,
): AsyncGenerator<Frame> {
  let { position, number } = from;
  const line = new Gathering(maxBytes);
  const take = (terminator: number): Frame => {
    const { size } = line;
    position += size + terminator;
    return { number: ++number, end: position, size, bytes: line.take() };
  };
  for await (const chunk of chunks) {
    let start = 0;
    for (let end = chunk.indexOf(LINE_FEED); end >= 0; end = chunk.indexOf(LINE_FEED, start)) {
      line.add(chunk.subarray(start, end));
      yield take(1);
      start = end + 1;
    }
    line.add(chunk.subarray(start));
  }
  if (line.size > 0) yield take(0);
}
