/** The bytes of an item, cut out of a bundle. */
export interface Frame {
  /** The number of the line or element, 1-based. */
  readonly number: number;
  /** The offset of its end in the bundle. */
  readonly end: number;
  readonly size: number;
  /** Undefined, or only the first ones, if there are more than an item may have. */
  readonly bytes: Buffer | undefined;
  /** The bundle ends before the item does. */
  readonly isCut?: boolean;
}

/** Gathers the bytes of an item, and discards them once they are too many. */
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

  /** @returns undefined if the bytes were too many */
  take(): Buffer | undefined {
    const bytes = this.size > this.#maxBytes ? undefined : Buffer.concat(this.#parts, this.size);
    this.#parts = [];
    this.size = 0;
    return bytes;
  }
}
