const BUCKETS = 2 ** 20;
/**
 * A shingle of more texts is a common phrase, such as a title before a name. It says nothing about a story, and looking at all
 * its texts for each new one would make the time of a day quadratic.
 */
const MAX_OWNERS = 200;
/** Knuth's multiplier: the values of sketches are low numbers, and its product has them in all buckets. */
const SPREAD = 0x9e3779b1;

/** Which texts have a shingle: an inverted index in typed arrays, since a Map of a day's shingles takes ten times the memory. */
export class SketchIndex {
  /** The last entry of each bucket, from 1 on; 0 where there is none, so that the memory of unused buckets is never touched. */
  readonly #last = new Int32Array(BUCKETS);
  readonly #sizes = new Uint16Array(BUCKETS);
  #next = new Int32Array(1024);
  #values = new Uint32Array(1024);
  #owners = new Int32Array(1024);
  #length = 0;
  /** How many values of the present query each owner has. All 0 between queries. */
  #counts = new Uint32Array(1024);

  /** @param owner numbers in use are small, from 0 */
  add(owner: number, values: Uint32Array): void {
    if (owner >= this.#counts.length) this.#counts = enlarge(this.#counts, new Uint32Array(owner * 2));
    for (const value of values) {
      const bucket = bucketOf(value);
      const size = this.#sizes[bucket] as number;
      if (size > MAX_OWNERS) continue;
      this.#sizes[bucket] = size + 1;
      if (this.#length === this.#values.length) this.#grow();
      this.#values[this.#length] = value;
      this.#owners[this.#length] = owner;
      this.#next[this.#length] = this.#last[bucket] as number;
      this.#last[bucket] = ++this.#length;
    }
  }

  /** @returns the owners that have at least so many of the values, ascending */
  ownersOf(values: Uint32Array, atLeast: number): number[] {
    const touched: number[] = [];
    for (const value of values) {
      const bucket = bucketOf(value);
      if ((this.#sizes[bucket] as number) > MAX_OWNERS) continue;
      for (let entry = this.#last[bucket] as number; entry > 0; entry = this.#next[entry - 1] as number) {
        const at = entry - 1;
        if (this.#values[at] !== value) continue;
        const owner = this.#owners[at] as number;
        const count = (this.#counts[owner] as number) + 1;
        this.#counts[owner] = count;
        if (count === 1) touched.push(owner);
      }
    }
    const found = touched.filter((owner) => (this.#counts[owner] as number) >= atLeast);
    for (const owner of touched) this.#counts[owner] = 0;
    return found.sort((a, b) => a - b);
  }

  #grow(): void {
    const size = this.#length * 2;
    this.#next = enlarge(this.#next, new Int32Array(size));
    this.#values = enlarge(this.#values, new Uint32Array(size));
    this.#owners = enlarge(this.#owners, new Int32Array(size));
  }
}

function bucketOf(value: number): number {
  return Math.imul(value, SPREAD) >>> 12;
}

function enlarge<T extends Int32Array | Uint32Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
