import type { ItemFaultReason } from '@copydesk/core/article/bundle';

/** An item of a bundle, as it is written: one object, one article. */
export interface Item {
  /** The item's own id, or a digest of its content. */
  readonly id: string;
  readonly body: Uint8Array;
  readonly extension: 'json' | 'xml';
}

/** The item becomes no object. Its neighbours do. */
export class ItemRefusal extends Error {
  override name = 'ItemRefusal';
  readonly reason: ItemFaultReason;

  constructor(reason: ItemFaultReason, detail: string) {
    super(detail);
    this.reason = reason;
  }
}
