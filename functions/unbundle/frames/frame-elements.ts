import type { Place } from '@copydesk/core/article/bundle';
import { MAX_ITEM_BYTES } from '../limits.ts';
import { type Frame, Gathering } from './frame.ts';

const LESS_THAN = 0x3c;
const SLASH = 0x2f;
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
  const scanner = new ElementScanner(names, from, maxBytes);
  for await (const chunk of chunks) yield* scanner.push(chunk);
  yield* scanner.end();
}

class ElementScanner {
  readonly #names: ReadonlySet<string>;
  readonly #item: Gathering;
  #position: number;
  #number: number;
  #buffer: Buffer = Buffer.alloc(0);
  /** The element that is open, and how many of its name are open in each other. */
  #open: { readonly name: string; depth: number } | undefined;
  /** The end of the construct that is being read: a tag of an item, or one without tags. */
  #end: Buffer | undefined;
  #isEndTag = false;

  constructor(names: ReadonlySet<string>, { position, number }: Place, maxBytes: number) {
    this.#names = names;
    this.#position = position;
    this.#number = number;
    this.#item = new Gathering(maxBytes);
  }

  *push(chunk: Buffer): Generator<Frame> {
    this.#buffer = this.#buffer.length === 0 ? chunk : Buffer.concat([this.#buffer, chunk]);
    yield* this.#scan(false);
  }

  *end(): Generator<Frame> {
    yield* this.#scan(true);
    this.#consume(this.#buffer.length);
    if (this.#open) yield { ...this.#takeItem(), isCut: true };
  }

  *#scan(isLast: boolean): Generator<Frame> {
    while (this.#end ? this.#finishConstruct(this.#end) : this.#startConstruct(isLast))
      if (this.#open?.depth === 0) yield this.#takeItem();
  }

  /** @returns false if the buffer ends before the next construct is known */
  #startConstruct(isLast: boolean): boolean {
    const at = this.#buffer.indexOf(LESS_THAN);
    this.#consume(at < 0 ? this.#buffer.length : at);
    if (at < 0 || (this.#buffer.length < LOOKAHEAD && !isLast)) return false;
    const start = this.#buffer.toString('latin1', 0, LOOKAHEAD);
    const [, slash = '', name = ''] = TAG.exec(start) ?? [];
    const opaque = OPAQUE.find(([mark]) => start.startsWith(mark));
    if (opaque) {
      this.#consume(opaque[0].length);
      this.#end = opaque[1];
    } else if (this.#open ? name === this.#open.name : slash === '' && this.#names.has(name)) {
      this.#open ??= { name, depth: 0 };
      this.#isEndTag = slash !== '';
      if (!this.#isEndTag) this.#open.depth += 1;
      this.#end = GREATER_THAN;
    } else {
      this.#consume(1);
    }
    return true;
  }

  /** @returns false if the buffer ends before the construct does */
  #finishConstruct(end: Buffer): boolean {
    const at = this.#buffer.indexOf(end);
    if (at < 0) {
      // Keep enough bytes to see an end that is cut in two, and the slash before it.
      this.#consume(Math.max(0, this.#buffer.length - end.length));
      return false;
    }
    const isTag = end === GREATER_THAN;
    const isEmpty = isTag && this.#buffer[at - 1] === SLASH;
    this.#consume(at + end.length);
    this.#end = undefined;
    if (this.#open && isTag && (isEmpty || this.#isEndTag)) this.#open.depth -= 1;
    return true;
  }

  /** Takes bytes off the front of the buffer. */
  #consume(count: number): void {
    if (this.#open) this.#item.add(this.#buffer.subarray(0, count));
    this.#buffer = this.#buffer.subarray(count);
    this.#position += count;
  }

  #takeItem(): Frame {
    this.#open = undefined;
    const { size } = this.#item;
    this.#number += 1;
    return { number: this.#number, end: this.#position, size, bytes: this.#item.take() };
  }
}
