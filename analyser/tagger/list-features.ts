import type { DescribedText } from './describe-text.ts';
import type { Word } from './describe-word.ts';

/** The most features of a token. */
export const MAX_FEATURES = 96;
/** The number of hash bits that identify a feature. */
const HASH_BITS = 28;

const EDGE: Word = {
  text: '',
  lower: '',
  exact: 1,
  folded: 1,
  prefixes: [0, 0, 0],
  suffixes: [0, 0, 0],
  shape: 1,
  flags: 0,
  isCapital: false,
  parts: [],
};

/** Hashes a template's number and two values into a feature. */
function mix(template: number, a: number, b = 0): number {
  let hash = Math.imul(template + 1, 0x9e3779b1) ^ Math.imul(a, 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 15), 0xc2b2ae35) ^ Math.imul(b, 0x27d4eb2f);
  hash = Math.imul(hash ^ (hash >>> 13), 0x165667b1);
  return (hash ^ (hash >>> 16)) >>> (32 - HASH_BITS);
}

/**
 * Lists the features of one token: the words around it, its letters, its lists, its run of capitals, and its use in the rest
 * of the text.
 *
 * @param sentence first token and last token + 1 of its sentence; no token beyond is read
 * @param out receives the features' hashes
 * @returns the number of features
 */
export function listFeatures(
  text: DescribedText,
  i: number,
  from: number,
  to: number,
  out: Int32Array,
): number {
  const at = (k: number) => (k >= from && k < to ? (text.words[k] as Word) : EDGE);
  const flagsAt = (k: number) => (k >= from && k < to ? (text.flags[k] as number) : 0);
  const [w2b, w1b, w, w1, w2] = [at(i - 2), at(i - 1), at(i), at(i + 1), at(i + 2)];
  const flags = flagsAt(i);
  let n = 0;
  const put = (template: number, a: number, b = 0) => {
    out[n++] = mix(template, a, b);
  };
  put(0, 0);
  put(1, w.exact);
  put(2, w.folded);
  put(3, w1b.folded);
  put(4, w1.folded);
  put(5, w2b.folded);
  put(6, w2.folded);
  put(7, w1b.folded, w.folded);
  put(8, w.folded, w1.folded);
  put(9, w.shape);
  put(10, w1b.shape, w.shape);
  put(11, w.shape, w1.shape);
  put(12, Math.imul(w1b.shape, 31) + w.shape, w1.shape);
  const start = text.starts[i] as number;
  put(13, start, w.shape);
  put(14, flags, start);
  put(15, flagsAt(i - 1), flags);
  put(16, flags, flagsAt(i + 1));
  put(17, flagsAt(i - 1));
  put(18, flagsAt(i + 1));
  put(19, flagsAt(i + 2));
  put(20, flagsAt(i - 2));
  put(21, w1b.folded, w1.folded);
  if (w.isCapital) {
    for (let k = 0; k < 3; k++) {
      if (w.prefixes[k]) put(22 + k, w.prefixes[k] as number);
      if (w.suffixes[k]) put(25 + k, w.suffixes[k] as number);
    }
    for (let bit = 0; bit < 24; bit++) if (flags & (1 << bit)) put(28, bit);
    const seen = text.seen[i] as number;
    put(29, seen, start);
    for (let bit = 0; bit < 8; bit++) if (seen & (1 << bit)) put(30, bit);
    putRun(text, i, from, to, put);
    put(31, w1b.folded, w2b.folded);
    put(32, w1.folded, w2.folded);
    put(33, w.shape, flags);
    put(34, seen, flags);
  } else {
    put(35, w1b.suffixes[1] as number, w1.suffixes[1] as number);
    put(36, w.suffixes[1] as number, w1b.isCapital ? 1 : 0);
    put(37, w1b.isCapital ? 1 : 0, w1.isCapital ? w.folded : 0);
  }
  for (let k = 0; k < w.parts.length; k++) {
    if (w.parts[k] === 0) continue;
    put(60 + 2 * k, w.parts[k] as number);
    put(61 + 2 * k, w.parts[k] as number, w1b.folded);
  }
  put(38, w1.suffixes[1] as number, w.shape);
  put(39, w1b.suffixes[1] as number, w.shape);
  return n;
}

type Put = (template: number, a: number, b?: number) => void;

/** Features of the run of capitals. Its last word indicates organisations and places, its neighbours the rest. */
function putRun(text: DescribedText, i: number, from: number, to: number, put: Put): void {
  const runFrom = Math.max(from, text.runFrom[i] as number);
  const runTo = Math.min(to, text.runTo[i] as number);
  const at = (k: number) => (k >= from && k < to ? (text.words[k] as Word) : EDGE);
  const place = i - runFrom < 3 ? i - runFrom : 3;
  const left = runTo - 1 - i < 3 ? runTo - 1 - i : 3;
  const where = place * 4 + left;
  const last = at(runTo - 1);
  const first = at(runFrom);
  let all = 0;
  for (let k = runFrom; k < runTo; k++) all |= text.flags[k] as number;
  put(40, where);
  if (last !== at(i)) put(41, last.folded, place);
  if (first !== at(i)) put(42, first.folded, left);
  put(43, at(runFrom - 1).folded, place);
  put(44, at(runTo).folded, left);
  put(45, all, where);
  put(46, at(runTo).folded, at(runTo + 1).folded);
  put(47, at(runFrom - 1).folded, at(runTo).folded);
  put(48, at(runFrom - 2).folded, at(runFrom - 1).folded);
  // "Bank of …", "… of England": the name may continue after a lower-case word.
  if (at(runTo + 1).isCapital) put(49, at(runTo).folded, last.folded);
  if (at(runFrom - 2).isCapital) put(50, at(runFrom - 1).folded, at(runFrom - 2).folded);
  put(51, last.suffixes[1] as number, where);
  put(52, at(runTo).flags & 0xffff, where);
}
