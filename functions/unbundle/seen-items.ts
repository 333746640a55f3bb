import { createHash } from 'node:crypto';
import type { SliceRecord } from '@copydesk/core/store/bundle-items';

const DIGEST_BYTES = 8;
const ENTRY_BYTES = DIGEST_BYTES + 4;

/**
 * The ids of the items that were read, and the number of the first item with each id. Eight bytes of a digest are enough:
 * among 250,000 ids, two collide in one bundle of hundreds of millions.
 */
export class SeenItems {
  readonly #numberOf = new Map<string, number>();
  #own: { digest: string; number: number }[] = [];

  constructor(slices: readonly Pick<SliceRecord, 'ids'>[]) {
    for (const { ids } of slices) {
      const bytes = Buffer.from(ids);
      for (let at = 0; at < bytes.length; at += ENTRY_BYTES)
        this.#keep(bytes.toString('latin1', at, at + DIGEST_BYTES), bytes.readUInt32LE(at + DIGEST_BYTES));
    }
  }

  get size(): number {
    return this.#numberOf.size;
  }

  /** @returns the number of an earlier item with this id; undefined if this item is the first */
  add(id: string, number: number): number | undefined {
    const digest = createHash('sha256').update(id).digest().toString('latin1', 0, DIGEST_BYTES);
    const first = this.#numberOf.get(digest);
    if (first !== undefined && first < number) return first;
    this.#keep(digest, number);
    this.#own.push({ digest, number });
    return undefined;
  }

  /** The items that were added, in the form that a slice's record stores. */
  pack(): Uint8Array {
    const bytes = Buffer.alloc(this.#own.length * ENTRY_BYTES);
    this.#own.forEach(({ digest, number }, i) => {
      bytes.write(digest, i * ENTRY_BYTES, 'latin1');
      bytes.writeUInt32LE(number, i * ENTRY_BYTES + DIGEST_BYTES);
    });
    return bytes;
  }

  #keep(digest: string, number: number): void {
    this.#numberOf.set(digest, Math.min(number, this.#numberOf.get(digest) ?? number));
  }
}
