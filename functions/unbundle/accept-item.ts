import { Rejection } from '@copydesk/core/article/errors';
import type { BundleContext } from '@copydesk/core/store/bundle-items';
import type { Frame } from './frames/frame.ts';
import { type Item, ItemFault } from './item.ts';
import { MAX_ITEMS } from './limits.ts';
import { readItem } from './read-item.ts';
import type { SeenItems } from './seen-items.ts';
import type { Tally } from './tally.ts';

/**
 * Reads an item and counts it. An item that cannot be read, or whose id was seen before, is counted as a fault.
 *
 * @returns the item to be written; undefined for a fault, for what is skipped and for an empty line
 * @throws Rejection OBJECT_TOO_LARGE if the bundle has too many items
 */
export function acceptItem(
  frame: Frame,
  context: BundleContext,
  seen: SeenItems,
  tally: Tally,
): Item | undefined {
  const { number } = frame;
  if (number > MAX_ITEMS)
    throw new Rejection(
      'OBJECT_TOO_LARGE',
      `The bundle has more than ${MAX_ITEMS} items, the most that are read. Split it`,
    );
  try {
    const item = readItem(frame, context);
    if (!item) return undefined;
    if (typeof item === 'string') {
      tally.addSkip(item);
      return undefined;
    }
    const first = seen.add(item.id, number);
    if (first !== undefined) throw new ItemFault('DUPLICATE', `It has the id of item ${first}: ${item.id}`);
    tally.addItem();
    return item;
  } catch (error) {
    if (!(error instanceof ItemFault)) throw error;
    tally.addItem();
    tally.addFault(number, error.reason, error.message);
    return undefined;
  }
}
