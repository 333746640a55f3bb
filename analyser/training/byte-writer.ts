import { deflateRawSync } from 'node:zlib';

/** Writes numbers as bytes. `tagger/byte-reader.ts` reads them in the same order. */
export class ByteWriter {
  readonly #parts: Buffer[] = [];

  uint32(value: number): void {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32LE(value);
    this.#parts.push(bytes);
  }

  float(value: number): void {
    const bytes = Buffer.alloc(4);
    bytes.writeFloatLE(value);
    this.#parts.push(bytes);
  }

  /** Numbers below 2^32 in ascending order. */
  rising(numbers: readonly number[]): void {
    const bytes: number[] = [];
    let before = 0;
    for (const number of numbers) {
      let distance = number - before;
      before = number;
      for (; distance >= 128; distance = Math.floor(distance / 128)) bytes.push((distance % 128) + 128);
      bytes.push(distance);
    }
    this.#parts.push(Buffer.from(bytes));
  }

  /** Signed bytes. */
  steps(values: readonly number[]): void {
    this.#parts.push(Buffer.from(Int8Array.from(values).buffer));
  }

  /** @returns all bytes, deflated, in base64 */
  pack(): string {
    return deflateRawSync(Buffer.concat(this.#parts), { level: 9, memLevel: 9 }).toString('base64');
  }
}
