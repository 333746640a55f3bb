import { hashOf } from './hash-of.ts';

/** Names and words with their FLAG bits. Names of several words have single spaces. */
export interface Lexicon {
  get(name: string): number | undefined;
}

/**
 * A lexicon that holds hashes instead of names, so that 70,000 names load in milliseconds. Two names in a hundred
 * thousand collide with another.
 */
export class HashedLexicon implements Lexicon {
  readonly #keys: Int32Array;
  readonly #flags: Int32Array;

  /** @param hashes of the names, without duplicates; `flags` is parallel to them */
  constructor(hashes: Int32Array, flags: Int32Array) {
    const size = 2 ** Math.ceil(Math.log2(hashes.length * 2 + 2));
    this.#keys = new Int32Array(size);
    this.#flags = new Int32Array(size);
    hashes.forEach((hash, i) => {
      const slot = this.#find(hash);
      this.#keys[slot] = hash;
      this.#flags[slot] = flags[i] as number;
    });
  }

  get(name: string): number {
    return this.#flags[this.#find(hashOf(name))] as number;
  }

  /** The slot of a hash, or the free slot for it. A slot without flags is free. */
  #find(hash: number): number {
    const mask = this.#keys.length - 1;
    let slot = (hash ^ (hash >>> 15)) & mask;
    while (this.#flags[slot] !== 0 && this.#keys[slot] !== hash) slot = (slot + 1) & mask;
    return slot;
  }
}
