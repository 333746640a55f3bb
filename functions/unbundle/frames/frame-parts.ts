import type { Place } from '@copydesk/core/article/bundle';
import { MAX_ITEM_BYTES } from '../limits.ts';
import { type Frame, Gathering } from './frame.ts';
import { frameLines } from './frame-lines.ts';

const LINE_FEED = Buffer.from('\n');
/** No separator is longer. */
const MAX_SEPARATOR_BYTES = 100;

/** How the parts of a mail are separated. Lines are given each byte as one character. */
export interface Separation {
  readonly isSeparator: (line: string) => boolean;
  /** Whether the line that follows a separator, and any empty lines, lets it be one. Without this rule each is one. */
  readonly mayFollow?: (line: string) => boolean;
}

/**
 * Cuts a mail into parts at the lines between them. The first part is all that precedes the first separator. Keeps no more of the
 * stream in memory than one item may have.
 */
export async function* frameParts(
  chunks: AsyncIterable<Buffer>,
  { isSeparator, mayFollow }: Separation,
  from: Place,
  maxBytes = MAX_ITEM_BYTES,
): AsyncGenerator<Frame> {
  const part = new Gathering(maxBytes);
  let { position, number } = from;
  /** A separator and the empty lines after it, until the line that follows decides what it is. */
  let open: { end: number; lines: Buffer[] } | undefined;
  const keep = (line: Buffer) => {
    part.add(line);
    part.add(LINE_FEED);
  };
  const take = (end: number): Frame => {
    const { size } = part;
    return { number: ++number, end, size, bytes: part.take() };
  };
  for await (const { bytes, end, size } of frameLines(chunks, from, maxBytes)) {
    position = end;
    const line = bytes && size <= MAX_SEPARATOR_BYTES ? bytes.toString('latin1') : undefined;
    // A line that is too long makes its part too long.
    const content = bytes ?? Buffer.alloc(maxBytes + 1);
    if (open && line !== undefined && line.trim() === '' && open.lines.length < MAX_SEPARATOR_BYTES) {
      open.lines.push(content);
      continue;
    }
    if (open) {
      const { end: separatorEnd, lines } = open;
      open = undefined;
      if (mayFollow?.(bytes?.toString('latin1', 0, MAX_SEPARATOR_BYTES) ?? '')) {
        yield take(separatorEnd);
        for (const blank of lines.slice(1)) keep(blank);
      } else for (const held of lines) keep(held);
    }
    if (line === undefined || !isSeparator(line)) keep(content);
    else if (mayFollow) open = { end, lines: [content] };
    else yield take(end);
  }
  // Nothing follows: the separator ends the last part.
  if (part.size > 0) yield take(position);
}
