import type { Place } from '@copydesk/core/article/bundle';
import { MAX_ITEM_BYTES } from '../limits.ts';
import { type Frame, Gathering } from './frame.ts';

const LESS_THAN = 0x3c;
/** Enough bytes after a `<` to know which construct starts there. */
const LOOKAHEAD = 160;
/** Constructs that contain no tags: how each starts and ends. */
const OPAQUE: readonly (readonly [start: string, end: Buffer])[] = [
  ['<!--', Buffer.from('-->')],
  ['<![CDATA[', Buffer.from(']]>')],
  ['<?', Buffer.from('?>')],
];
const TAG = /^<(\/?)([A-Za-z_][\w.:-]{0,100})(?=[\s/>])/;
const GREATER_THAN = Buffer.from('>');

/**
 * Cuts the elements of some names out of a stream of XML, each with its content, and skips everything between them. It looks
 * only for tags of these names outside comments, CDATA and processing instructions, so malformed markup elsewhere does no
 * harm. Keeps no more of the stream in memory than one item may have.
 *
 * The stream is in UTF-8 or in any charset whose markup is ASCII.
 *
 * @param names with their prefix
 */
export async function* frameElements(
  chunks: AsyncIterable<Buffer>,
  names: ReadonlySet<string>,
  from: Place,
  maxBytes = MAX_ITEM_BYTES,
): AsyncGenerator<Frame> {
  let { position, number } = from;
  const item = new Gathering(maxBytes);
  /** The element that is open, and how many of its name are open in each other. */
  let open: { readonly name: string; depth: number } | undefined;
  let isClosing = false;
  /** The end of the construct that is being read. */
  let until: Buffer | undefined;
  let buffer: Buffer = Buffer.alloc(0);

  /** Consumes bytes from the front of the buffer. */
  const pass = (count: number): void => {
    if (open) item.add(buffer.subarray(0, count));
    buffer = buffer.subarray(count);
    position += count;
  };
  const take = (isCut = false): Frame => {
    open = undefined;
    isClosing = false;
    const { size } = item;
    return { number: ++number, end: position, size, bytes: item.take(), ...(isCut && { isCut }) };
  };

  /** Reads up to the next mark. Returns 'more' if it needs more bytes. */
  const step = (isEnd: boolean): 'done' | 'item' | 'more' => {
    if (until) {
      const at = buffer.indexOf(until);
      if (at < 0) {
        // Keep enough bytes to see an end that is cut in two, and the slash before it.
        pass(Math.max(0, buffer.length - until.length));
        return 'more';
      }
      const isSelfClosing = until === GREATER_THAN && buffer[at - 1] === 0x2f;
      pass(at + until.length);
      const wasTag = until === GREATER_THAN;
      until = undefined;
      if (!open || !wasTag) return 'done';
      if (isSelfClosing || isClosing) open.depth -= 1;
      isClosing = false;
      return open.depth === 0 ? 'item' : 'done';
    }
    const at = buffer.indexOf(LESS_THAN);
    if (at < 0) {
      pass(buffer.length);
      return 'more';
    }
    pass(at);
    if (buffer.length < LOOKAHEAD && !isEnd) return 'more';
    const start = buffer.toString('latin1', 0, LOOKAHEAD);
    const opaque = OPAQUE.find(([mark]) => start.startsWith(mark));
    if (opaque) {
      pass(opaque[0].length);
      until = opaque[1];
      return 'done';
    }
    const [, slash = '', name = ''] = TAG.exec(start) ?? [];
    if (open ? name === open.name : slash === '' && names.has(name)) {
      open ??= { name, depth: 0 };
      if (slash === '') open.depth += 1;
      isClosing = slash !== '';
      until = GREATER_THAN;
      return 'done';
    }
    pass(1);
    return 'done';
  };

  function* steps(isEnd: boolean): Generator<Frame> {
    for (;;) {
      const result = step(isEnd);
      if (result === 'item') yield take();
      else if (result === 'more') return;
    }
  }

  for await (const chunk of chunks) {
    buffer = buffer.length === 0 ? chunk : Buffer.concat([buffer, chunk]);
    yield* steps(false);
  }
  yield* steps(true);
  pass(buffer.length);
  if (open) yield take(true);
}
