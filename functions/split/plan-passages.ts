import { MAX_PASSAGE_BYTES, TARGET_PASSAGE_CHARS } from '../../core/article/limits.ts';
import { Offsets } from '../../core/article/offsets.ts';
import type { Passage } from '../../core/article/passage.ts';
import { billedUnits } from '../../core/article/usage.ts';
import { cutPieces, type Piece } from './cut-pieces.ts';
import { gatherPieces } from './gather-pieces.ts';

/** Passages aim at lengths within this band, in code points. Only the bytes are a hard limit. */
export const MIN_CHARS = TARGET_PASSAGE_CHARS * 0.8;
export const MAX_CHARS = TARGET_PASSAGE_CHARS * 1.2;

/**
 * Most pieces that are planned one by one: a novel has fewer sentences. Only a text without sense has more, such as a
 * megabyte of "a. a. a. "; its neighbours are put together, so that planning takes no longer than for the novel.
 */
const MAX_PIECES = 20_000;

/** What makes one plan dearer than another, in this order: passages outside the band, units, and bad breaks. */
const OUTSIDE_BAND = 1e9;
const UNIT = 1e4;
const BREAK_PENALTY = { paragraph: 0, sentence: 1, clause: 20, word: 60, grapheme: 200 } as const;
/** At most this for a passage's distance from the target: less than any worse break. */
const DISTANCE_PENALTY = 0.9;

/**
 * Plans the passages that an article is analysed in: whole sentences, about TARGET_PASSAGE_CHARS long, never over
 * MAX_PASSAGE_BYTES, and together of the fewest billed units. Dynamic programming over the breaks: the best plan of
 * the first k pieces follows from the best plans of fewer.
 *
 * Every character is in exactly one passage's text or gap; the gaps are white space. The same text is always planned
 * the same way.
 *
 * @param text without white space at its ends
 */
export function planPassages(text: string): Passage[] {
  const offsets = new Offsets(text);
  const pieces = gatherPieces(cutPieces(text, MAX_CHARS), MAX_PIECES);
  const { begins, ends, beginBytes, endBytes } = measurePieces(text, pieces, offsets);
  // before[i]: the cost of the best plan of the first i pieces, and of the break after them. from[k]: where the last
  // passage of the best plan of the first k pieces begins. Typed arrays and a table of costs, because a text of tiny
  // sentences has hundreds of candidates for each of its pieces.
  const before = new Float64Array(pieces.length + 1);
  const from = new Int32Array(pieces.length + 1);
  for (let k = 1; k <= pieces.length; k++) {
    const end = ends[k - 1] as number;
    const endByte = endBytes[k - 1] as number;
    let least = Number.POSITIVE_INFINITY;
    for (let i = k - 1; i >= 0; i--) {
      const chars = end - (begins[i] as number);
      const fits = chars <= MAX_CHARS && endByte - (beginBytes[i] as number) <= MAX_PASSAGE_BYTES;
      if (!fits && i < k - 1) break;
      const cost = (before[i] as number) + (COSTS[Math.min(chars, MAX_CHARS)] as number);
      if (cost < least) {
        least = cost;
        from[k] = i;
      }
    }
    const next = pieces[k];
    before[k] = least + (next ? BREAK_PENALTY[next.before] : 0);
  }
  const cuts: number[] = [];
  for (let k = pieces.length; k > 0; k = from[k] as number) cuts.push(from[k] as number);
  return toPassages(text, pieces, cuts.reverse(), offsets);
}

/** The cost of a passage by its length. Only a single grapheme cluster can be longer, and it has no other plan. */
const COSTS = Float64Array.from({ length: MAX_CHARS + 1 }, (_, chars) => costOf(chars));

function costOf(chars: number): number {
  const outside = chars < MIN_CHARS ? OUTSIDE_BAND : 0;
  const distance = Math.abs(chars - TARGET_PASSAGE_CHARS) / TARGET_PASSAGE_CHARS;
  return outside + billedUnits(chars) * UNIT + distance * DISTANCE_PENALTY;
}

/** Where each piece begins and ends, in code points and in bytes from the start of the text. */
function measurePieces(text: string, pieces: readonly Piece[], offsets: Offsets) {
  const begins = Int32Array.from(pieces, ({ begin }) => offsets.toCodePoints(begin));
  const ends = Int32Array.from(pieces, ({ end }) => offsets.toCodePoints(end));
  const beginBytes = new Int32Array(pieces.length);
  const endBytes = new Int32Array(pieces.length);
  let at = 0;
  let bytes = 0;
  pieces.forEach(({ begin, end }, i) => {
    // The white space between pieces may be wide, too.
    bytes += Buffer.byteLength(text.slice(at, begin));
    beginBytes[i] = bytes;
    bytes += Buffer.byteLength(text.slice(begin, end));
    endBytes[i] = bytes;
    at = end;
  });
  return { begins, ends, beginBytes, endBytes };
}

function toPassages(
  text: string,
  pieces: readonly Piece[],
  cuts: readonly number[],
  offsets: Offsets,
): Passage[] {
  return cuts.map((first, index) => {
    const last = (cuts[index + 1] ?? pieces.length) - 1;
    const { begin } = pieces[first] as Piece;
    const { end } = pieces[last] as Piece;
    const next = pieces[last + 1]?.begin ?? text.length;
    return {
      index,
      text: text.slice(begin, end),
      gap: text.slice(end, next),
      span: offsets.spanOfUtf16({ begin, end }),
    };
  });
}
