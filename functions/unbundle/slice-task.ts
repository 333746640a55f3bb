import type { Place } from '@copydesk/core/article/bundle';
import type { BundleContext, BundleRecord, SliceRecord } from '@copydesk/core/store/bundle-items';
import { SeenItems } from './seen-items.ts';

/** A slice to be read. */
export interface SliceTask {
  readonly record: BundleRecord;
  readonly from: Place;
  /** Read from the start of the bundle; undefined before the first slice is read. */
  readonly context: BundleContext | undefined;
  /** The items of the slices before it. */
  readonly seen: SeenItems;
  /** The slice was read before: only articles that an older version overwrote are written. */
  readonly isReread: boolean;
}

/** @param slices that were read, in order */
export function sliceTaskOf(record: BundleRecord, slices: readonly SliceRecord[], from: Place): SliceTask {
  return { record, from, context: slices[0]?.context, seen: new SeenItems(slices), isReread: false };
}

/** The slices from the start of the bundle on. */
export function inOrder(slices: readonly SliceRecord[]): SliceRecord[] {
  return slices.toSorted((a, b) => a.begin.position - b.begin.position);
}
