import { isUtf8 } from 'node:buffer';
import type { ItemSkipReason } from '@copydesk/core/article/bundle';
import type { BundleContext } from '@copydesk/core/store/bundle-items';
import { bundleFormatOf } from './formats/bundle-formats.ts';
import type { Frame } from './frames/frame.ts';
import { wholeBytesOf } from './frames/whole-bytes.ts';
import { type Item, ItemFault } from './item.ts';
import { MAX_ITEM_PARTS } from './limits.ts';

/**
 * Reads an item of a bundle: its id, and the article to be written.
 *
 * @returns a reason for an answer in a web archive that is no page; undefined for an empty line, and for what holds no article
 *   by design, such as the head of a table
 * @throws ItemFault for an item that becomes no object
 */
export function readItem(frame: Frame, context: BundleContext): Item | ItemSkipReason | undefined {
  const format = bundleFormatOf(context);
  if (!format.isXml && format.isBytes) return format.readItem(frame, context);
  const bytes = wholeBytesOf(frame);
  const { isCut } = frame;
  const text = decode(bytes, context.encoding);
  if (isCut)
    throw new ItemFault(format.isXml ? 'NOT_XML' : 'NOT_JSON', 'The bundle ends before the item does');
  rejectParts(text, format.isXml ? '<' : '{[,');
  if (format.isXml) return format.readItem(text, context);
  return format.readItem(frame.number === 1 ? text.replace(/^\ufeff/, '') : text, context, frame.number);
}

function decode(bytes: Buffer, encoding: string): string {
  if (encoding === 'utf-8' && isUtf8(bytes)) return bytes.toString();
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new ItemFault('UNDECODABLE', `Its bytes are not ${encoding}. Save the bundle as UTF-8`);
  }
}

/** @param marks each part starts with one of these characters */
function rejectParts(text: string, marks: string): void {
  const codes = new Set([...marks].map((mark) => mark.charCodeAt(0)));
  let parts = 0;
  for (let i = 0; i < text.length; i++) if (codes.has(text.charCodeAt(i))) parts += 1;
  if (parts > MAX_ITEM_PARTS)
    throw new ItemFault(
      'TOO_LARGE',
      `It has ${parts} tags or values; an article may have at most ${MAX_ITEM_PARTS}`,
    );
}
