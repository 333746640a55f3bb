import { listShingles } from './list-shingles.ts';
import { type StoryText, stripMarks } from './strip-marks.ts';

/** The most bytes of a sketch. */
export const SKETCH_BYTES = 256;
/** Raise it when texts, shingles or the bytes below change. Sketches of different versions are not compared. */
const VERSION = 1;
const HEADER_BYTES = 2;
const SHINGLE_RANGE = 2 ** 24;
const IS_WHOLE = 0x80;

/** The lowest shingles of a text. */
export interface Sketch {
  /** Ascending. */
  readonly values: Uint32Array;
  /** Every shingle of the text up to this number is among the values. Infinity if they are all of the text's. */
  readonly horizon: number;
}

/** What a card holds for finding the articles of one story. */
export interface StoryMarks extends Pick<StoryText, 'agency'> {
  /** At most 256 bytes; see `readSketch`. */
  readonly sketch: Uint8Array;
}

/**
 * The sketch of an article's text: as many of its lowest shingles as fit in 256 bytes, about 110 to 190. Which share of them
 * two sketches have in common estimates which share the texts have (bottom-k MinHash; A. Broder, "On the resemblance and
 * containment of documents", 1997).
 *
 * Bytes: the version, with the highest bit set where the values are all shingles of the text; the parameter r; then the
 * differences between the values in Rice code: the quotient by 2^r in ones, a zero, r bits of the remainder.
 */
export function sketchOf(text: string): StoryMarks {
  const { text: shared, agency } = stripMarks(text);
  const shingles = listShingles(shared);
  return { sketch: encode(shingles), ...(agency && { agency }) };
}

/** @returns undefined for the sketch of another version, which cannot be compared */
export function readSketch(bytes: Uint8Array): Sketch | undefined {
  const [head = 0, parameter = 0] = bytes;
  if ((head & ~IS_WHOLE) !== VERSION) return undefined;
  const values = decode(bytes, parameter);
  const isWhole = (head & IS_WHOLE) !== 0;
  return { values, horizon: isWhole ? Number.POSITIVE_INFINITY : (values.at(-1) ?? -1) };
}

function encode(shingles: Uint32Array): Uint8Array {
  const parameter = Math.max(0, Math.floor(Math.log2((SHINGLE_RANGE / (shingles.length + 1)) * Math.LN2)));
  const bits: number[] = [];
  let before = 0;
  let count = 0;
  for (const shingle of shingles) {
    const difference = shingle - before;
    const quotient = Math.floor(difference / 2 ** parameter);
    // The last byte is filled with ones, which end no number.
    if (bits.length + quotient + 1 + parameter > (SKETCH_BYTES - HEADER_BYTES) * 8) break;
    for (let i = 0; i < quotient; i++) bits.push(1);
    bits.push(0);
    for (let i = parameter - 1; i >= 0; i--) bits.push((difference >>> i) & 1);
    before = shingle;
    count++;
  }
  const bytes = new Uint8Array(HEADER_BYTES + Math.ceil(bits.length / 8)).fill(0xff);
  bytes[0] = VERSION | (count === shingles.length ? IS_WHOLE : 0);
  bytes[1] = parameter;
  for (const [i, bit] of bits.entries()) {
    if (bit === 0)
      bytes[HEADER_BYTES + (i >> 3)] = (bytes[HEADER_BYTES + (i >> 3)] as number) & ~(0x80 >> (i & 7));
  }
  return bytes;
}

function decode(bytes: Uint8Array, parameter: number): Uint32Array {
  const values: number[] = [];
  const end = bytes.length * 8;
  let position = HEADER_BYTES * 8;
  let value = 0;
  while (position < end) {
    let quotient = 0;
    while (position < end && bitAt(bytes, position)) {
      quotient++;
      position++;
    }
    position++;
    if (position + parameter > end) break;
    let remainder = 0;
    for (let i = 0; i < parameter; i++) remainder = remainder * 2 + bitAt(bytes, position++);
    value += quotient * 2 ** parameter + remainder;
    values.push(value);
  }
  return Uint32Array.from(values);
}

function bitAt(bytes: Uint8Array, position: number): number {
  return ((bytes[position >> 3] as number) >> (7 - (position & 7))) & 1;
}
