import { ItemFault } from '../item.ts';
import { MAX_ITEM_BYTES } from '../limits.ts';
import type { Frame } from './frame.ts';

/** @throws ItemFault TOO_LARGE if the frame does not have all bytes of its item */
export function wholeBytesOf({ bytes, size }: Frame): Buffer {
  if (bytes && bytes.length >= size) return bytes;
  throw new ItemFault('TOO_LARGE', `It has ${size} bytes; an article may have at most ${MAX_ITEM_BYTES}`);
}
