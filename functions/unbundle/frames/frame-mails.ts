import type { Place } from '@copydesk/core/article/bundle';
import { MAX_ITEM_BYTES } from '../limits.ts';
import { type Frame, Gathering } from './frame.ts';
import { frameLines } from './frame-lines.ts';

const LINE_FEED = Buffer.from('\n');
const SEPARATOR = Buffer.from('From ');

/**
 * Cuts the mails out of a mailbox file: each starts with a line of "From ", at the start of the file or after an empty line.
 * Keeps no more of the stream in memory than one item may have.
 */
export async function* frameMails(
  chunks: AsyncIterable<Buffer>,
  from: Place,
  maxBytes = MAX_ITEM_BYTES,
): AsyncGenerator<Frame> {
  const mail = new Gathering(maxBytes);
  let { position, number } = from;
  let isAfterEmpty = true;
  const take = (): Frame => {
    const { size } = mail;
    return { number: ++number, end: position, size, bytes: mail.take() };
  };
  for await (const line of frameLines(chunks, from, maxBytes)) {
    const { bytes, size, end } = line;
    if (isAfterEmpty && mail.size > 0 && bytes?.subarray(0, 5).equals(SEPARATOR)) yield take();
    isAfterEmpty = size === 0 || (size === 1 && bytes?.[0] === 0x0d);
    // A line that is too long makes its mail too long.
    mail.add(bytes ?? Buffer.alloc(maxBytes + 1));
    mail.add(LINE_FEED);
    position = end;
  }
  if (mail.size > 0) yield take();
}
