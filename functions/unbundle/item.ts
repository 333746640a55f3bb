import type { ItemFaultReason } from '@copydesk/core/article/bundle';

/** An item of a bundle, as it is written to an object: one article. */
export interface Item {
  /** The item's own id, or a digest of its content. */
  readonly id: string;
  readonly body: Uint8Array;
  readonly extension: 'json' | 'xml' | 'eml' | 'html';
}

/** An item that becomes no object. The other items of the bundle are not affected. */
export class ItemFault extends Error {
  override name = 'ItemFault';
  readonly reason: ItemFaultReason;

  constructor(reason: ItemFaultReason, detail: string) {
    super(detail);
    this.reason = reason;
  }
}
