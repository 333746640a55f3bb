/** An object made to do harm, or damaged on its way. */
export interface HostileObject {
  readonly name: string;
  /** Called only when the object is needed: many are megabytes. */
  make(): string | Uint8Array;
  /** The outcome of splitting it: passages, or the reason of a rejection. */
  readonly outcome: string;
  /** Takes too long for each run of the tests. Only the soak uses it. */
  readonly isLong?: boolean;
}

export function object(
  name: string,
  outcome: string,
  make: HostileObject['make'],
  isLong = false,
): HostileObject {
  return { name, outcome, make, isLong };
}

export const MB = 1_000_000;

/** Repeats a piece up to a length. */
export function fill(piece: string, chars = MB - 100): string {
  return piece.repeat(Math.floor(chars / piece.length));
}

export function latin1(text: string): Buffer {
  return Buffer.from(text, 'latin1');
}

/** Bytes that do not compress, the same in each run. */
export function noise(length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  let state = 1;
  for (let i = 0; i < length; i++) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    bytes[i] = state >>> 24;
  }
  return bytes;
}
