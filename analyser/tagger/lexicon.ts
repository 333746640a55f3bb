import { hashOf } from './hash-of.ts';

/** Names and words with what is known of them, in FLAG bits. Names of several words have single spaces. */
export interface Lexicon {
  get(name: string): number | undefined;
}

/**
 * A lexicon that holds hashes, not names: 70,000 names are there in milliseconds. Two names in a hundred thousand
 * are taken for another.
 */
export class HashedLexicon implements Lexicon {
  readonly #keys: Int32Array;
  readonly #flags: Int32Array;

  /** @param hashes of the names, none twice; `flags` along them */
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

  /** Where a hash stands or may stand. A place without flags is free. */
  #find(hash: number): number {
    const mask = this.#keys.length - 1;
    let slot = (hash ^ (hash >>> 15)) & mask;
    while (this.#flags[slot] !== 0 && this.#keys[slot] !== hash) slot = (slot + 1) & mask;
    return slot;
  }
}
