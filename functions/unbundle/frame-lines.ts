import type { Place } from '@copydesk/core/article/bundle';
import { type Frame, Gathering } from './frame.ts';
import { MAX_ITEM_BYTES } from './limits.ts';

const LINE_FEED = 0x0a;

/** Cuts a stream into its lines, without their line feeds. Never holds more of it than one line may have. */
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
    let begin = 0;
    for (let end = chunk.indexOf(LINE_FEED); end >= 0; end = chunk.indexOf(LINE_FEED, begin)) {
      line.add(chunk.subarray(begin, end));
      yield take(1);
      begin = end + 1;
    }
    line.add(chunk.subarray(begin));
  }
  if (line.size > 0) yield take(0);
}
