/** An item's bytes, cut out of a bundle. */
export interface Frame {
  /** The line, or the item, 1-based. */
  readonly number: number;
  /** Bytes of the bundle up to its end. */
  readonly end: number;
  readonly size: number;
  /** Undefined where there are more of them than an item may have. */
  readonly bytes: Buffer | undefined;
  /** The bundle ends before the item does. */
  readonly isCut?: boolean;
}

/** Gathers the bytes of one item, as long as they are not too many to be kept. */
export class Gathering {
  readonly #maxBytes: number;
  #parts: Buffer[] = [];
  size = 0;

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  add(bytes: Buffer): void {
    this.size += bytes.length;
    if (this.size <= this.#maxBytes) this.#parts.push(bytes);
    else this.#parts = [];
  }

  /** @returns undefined for what was too much */
  take(): Buffer | undefined {
    const bytes = this.size > this.#maxBytes ? undefined : Buffer.concat(this.#parts, this.size);
    this.#parts = [];
    this.size = 0;
    return bytes;
  }
}
