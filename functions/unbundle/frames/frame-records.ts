import type { Place } from '@copydesk/core/article/bundle';
import { Rejection } from '@copydesk/core/article/errors';
import { MAX_ITEM_BYTES } from '../limits.ts';
import type { Frame } from './frame.ts';

/** Enough for the headers of a record, or for those of the answer in it. */
const MAX_HEAD_BYTES = 65_536;
const LENGTH = /^content-length:[ \t]*(\d{1,15})[ \t]*\r?$/im;

/**
 * Cuts the records out of a web archive: each has headers that state the length of its content. Of a record that is longer than an
 * item may be, only the start is kept, so that its kind is known.
 *
 * https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/
 *
 * @throws Rejection UNDECODABLE where a record has to start, and none does
 */
export async function* frameRecords(
  chunks: AsyncIterable<Buffer>,
  from: Place,
  maxBytes = MAX_ITEM_BYTES,
): AsyncGenerator<Frame> {
  let { position, number } = from;
  let head: Buffer = Buffer.alloc(0);
  let record: { size: number; left: number; kept: Buffer[]; room: number } | undefined;
  const take = (isCut: boolean): Frame => {
    const { size = 0, kept = [] } = record ?? {};
    record = undefined;
    return { number: ++number, end: position, size, bytes: Buffer.concat(kept), ...(isCut && { isCut }) };
  };
  for await (const chunk of chunks) {
    for (let rest = chunk; rest.length > 0; ) {
      if (!record) {
        const seen = head.length;
        head = seen === 0 ? rest : Buffer.concat([head, rest]);
        const end = endOfHead(head);
        if (end === undefined) {
          position += rest.length;
          if (head.length > MAX_HEAD_BYTES) throw damaged(number + 1);
          break;
        }
        const size = end + lengthOf(head.toString('latin1', 0, end), number + 1);
        const room = size > maxBytes ? end + MAX_HEAD_BYTES : size;
        record = { size, left: size - end, kept: [head.subarray(0, end)], room: room - end };
        position += end - seen;
        rest = rest.subarray(end - seen);
        head = Buffer.alloc(0);
      }
      const part = rest.subarray(0, record.left);
      record.kept.push(part.subarray(0, record.room));
      record.room -= Math.min(record.room, part.length);
      record.left -= part.length;
      position += part.length;
      rest = rest.subarray(part.length);
      if (record.left === 0) yield take(false);
    }
  }
  if (record) yield take(true);
  else if (head.toString('latin1').trim() !== '') throw damaged(number + 1);
}

/** @returns the offset after the empty line that ends the headers; line feeds before them belong to the record before */
function endOfHead(head: Buffer): number | undefined {
  let start = 0;
  while (head[start] === 0x0d || head[start] === 0x0a) start += 1;
  const ends = ['\r\n\r\n', '\n\n'].map((mark) => [head.indexOf(mark, start), mark.length] as const);
  const [first] = ends.filter(([at]) => at >= 0).sort(([a], [b]) => a - b);
  return first && first[0] + first[1];
}

function lengthOf(head: string, number: number): number {
  const length = /^\s*WARC\/\d/.test(head) ? LENGTH.exec(head)?.[1] : undefined;
  if (length === undefined) throw damaged(number);
  return Number(length);
}

function damaged(number: number): Rejection {
  return new Rejection(
    'UNDECODABLE',
    `The web archive is damaged: record ${number} has no headers of WARC with a length. Those before it were read`,
  );
}
