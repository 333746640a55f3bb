import { isUtf8 } from 'node:buffer';
import type { BundleContext } from '@copydesk/core/store/bundle-items';
import type { Frame } from './frame.ts';
import { type Item, ItemRefusal } from './item.ts';
import { MAX_ITEM_BYTES, MAX_ITEM_PARTS } from './limits.ts';
import { readFeedItem } from './read-feed-item.ts';
import { readLine } from './read-line.ts';
import { readNewsItem } from './read-news-item.ts';

/**
 * Reads an item of a bundle: what is written of it, and under which id.
 *
 * @returns undefined for an empty line
 * @throws ItemRefusal for what becomes no object
 */
export function readItem(frame: Frame, context: BundleContext): Item | undefined {
  const { bytes, size, isCut } = frame;
  if (!bytes)
    throw new ItemRefusal(
      'TOO_LARGE',
      `It has ${size} bytes; at most ${MAX_ITEM_BYTES} are read of an article`,
    );
  const text = decode(bytes, context.encoding);
  if (isCut) throw new ItemRefusal('NOT_XML', 'The bundle ends before the element does');
  refuseParts(text, context.format === 'json-lines' ? '{[,' : '<');
  switch (context.format) {
    case 'json-lines':
      return readLine(frame.number === 1 ? text.replace(/^\ufeff/, '') : text);
    case 'rss':
    case 'atom':
      return readFeedItem(text, context);
    case 'newsml':
      return readNewsItem(text, context);
  }
}

function decode(bytes: Buffer, encoding: string): string {
  if (encoding === 'utf-8' && isUtf8(bytes)) return bytes.toString();
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new ItemRefusal('UNDECODABLE', `Its bytes are not ${encoding}. Save the bundle as UTF-8`);
  }
}

/** @param marks of which one stands before each part */
function refuseParts(text: string, marks: string): void {
  const codes = new Set([...marks].map((mark) => mark.charCodeAt(0)));
  let parts = 0;
  for (let i = 0; i < text.length; i++) if (codes.has(text.charCodeAt(i))) parts += 1;
  if (parts > MAX_ITEM_PARTS)
    throw new ItemRefusal(
      'TOO_LARGE',
      `It has ${parts} tags or values; at most ${MAX_ITEM_PARTS} are read of an article`,
    );
}
