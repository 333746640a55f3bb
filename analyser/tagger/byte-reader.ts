/** Reads what `training/byte-writer.ts` writes. */
export class ByteReader {
  readonly #bytes: Buffer;
  #at = 0;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  uint32(): number {
    this.#at += 4;
    return this.#bytes.readUInt32LE(this.#at - 4);
  }

  float(): number {
    this.#at += 4;
    return this.#bytes.readFloatLE(this.#at - 4);
  }

  /** Numbers below 2^32 in ascending order. Each is stored as the difference from the one before, seven bits per byte. */
  rising(count: number): Int32Array {
    const numbers = new Int32Array(count);
    let number = 0;
    for (let i = 0; i < count; i++) {
      for (let shift = 0; ; shift += 7) {
        const byte = this.#bytes[this.#at++] as number;
        number += (byte & 127) * 2 ** shift;
        if (byte < 128) break;
      }
      numbers[i] = number | 0;
    }
    return numbers;
  }

  /** Signed bytes. */
  steps(count: number): Int8Array {
    this.#at += count;
    return new Int8Array(this.#bytes.buffer, this.#bytes.byteOffset + this.#at - count, count);
  }
}
