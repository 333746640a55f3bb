import { MAX_PASSAGE_BYTES, PASSAGE_TOLERANCE, TARGET_PASSAGE_CHARS } from '@copydesk/core/article/limits';
import type { Passage } from '@copydesk/core/article/passage';
import { billedUnits } from '@copydesk/core/article/usage';
import { countBytes, countCodePoints } from './count-to-borders.ts';
import { cutPieces, type Piece } from './cut-pieces.ts';
import { findEarlier } from './find-earlier.ts';
import { gatherPieces } from './gather-pieces.ts';
import { decodePlan } from './passage-plan.ts';

/**
 * The most pieces that are planned one by one. A novel has fewer sentences. A text without sense may have more, such as a
 * megabyte of "a. a. a. ". Its neighbouring pieces are joined, so that planning takes no longer than for the novel.
 */
const MAX_PIECES = 20_000;

/** The costs that plans are compared by, in this order: passages outside the band, units, and bad breaks. */
const OUTSIDE_BAND = 1e9;
const UNIT = 1e4;
const BREAK_PENALTY = { paragraph: 0, sentence: 1, clause: 20, word: 60, grapheme: 200 } as const;
/** The highest cost of a passage's distance from the target. A worse break always costs more. */
const DISTANCE_PENALTY = 0.9;

/**
 * The cost of a passage outside the band in a corrected article, in units. It is low, so that the plan prefers
 * such a passage to moving many breaks around the change: with each moved break one more passage is billed again.
 */
const OUTSIDE_WHEN_CORRECTED = 10;

/** The lengths that passages aim at, in code points. Only the limit in bytes is hard. */
export interface PassageSize {
  readonly minChars: number;
  readonly maxChars: number;
  /** The cost of a passage by its length, up to maxChars: in a new article, and in a corrected one. */
  readonly costs: Float64Array;
  readonly costsWhenCorrected: Float64Array;
}

/** The band of lengths around a target, and the cost of each length. */
export function passageSizeOf(targetChars: number): PassageSize {
  const minChars = Math.round(targetChars * (1 - PASSAGE_TOLERANCE));
  const maxChars = Math.round(targetChars * (1 + PASSAGE_TOLERANCE));
  const costsWith = (outside: number) =>
    Float64Array.from({ length: maxChars + 1 }, (_, chars) => {
      const distance = Math.abs(chars - targetChars) / targetChars;
      return (chars < minChars ? outside : 0) + billedUnits(chars) * UNIT + distance * DISTANCE_PENALTY;
    });
  return {
    minChars,
    maxChars,
    costs: costsWith(OUTSIDE_BAND),
    costsWhenCorrected: costsWith(OUTSIDE_WHEN_CORRECTED * UNIT),
  };
}

export const DEFAULT_SIZE: PassageSize = passageSizeOf(TARGET_PASSAGE_CHARS);

/**
 * Plans the passages of an article: whole sentences, about TARGET_PASSAGE_CHARS long, never over MAX_PASSAGE_BYTES, and
 * with the fewest billed units in total. Dynamic programming over the breaks: the best plan of the first k pieces follows
 * from the best plans of fewer pieces.
 *
 * In a corrected article, a passage that is unchanged since the version before is not billed again, and so costs
 * nothing. The breaks outside the changed part therefore stay where they were.
 *
 * Every character is in exactly one passage's text or gap; the gaps are white space. The same text and the same earlier
 * plan always give the same plan.
 *
 * @param text without white space at its ends
 * @param earlier the plan of the version before, as its head stores it
 */
export function planPassages(text: string, size: PassageSize = DEFAULT_SIZE, earlier?: string): Passage[] {
  const { maxChars } = size;
  const pieces = gatherPieces(cutPieces(text, maxChars), MAX_PIECES);
  const chars = countCodePoints(text, pieces);
  // A passage of the default size always fits in bytes: a code point has four bytes at most.
  const bytes = maxChars * 4 > MAX_PASSAGE_BYTES ? countBytes(text, pieces) : undefined;
  const paid = earlier ? findEarlier(text, pieces, decodePlan(earlier)) : [];
  const costs = paid.some((firsts) => firsts) ? size.costsWhenCorrected : size.costs;
  // before[i]: the cost of the best plan of the first i pieces, and of the break after them. from[k]: the first piece
  // of the last passage in the best plan of the first k pieces. Typed arrays and a table of costs are fast: a text of
  // tiny sentences has hundreds of candidates for each piece.
  const before = new Float64Array(pieces.length + 1);
  const from = new Int32Array(pieces.length + 1);
  for (let k = 1; k <= pieces.length; k++) {
    const end = chars[2 * k - 1] as number;
    // The last piece alone may always be a passage: only a grapheme cluster can be longer, and it has no other plan.
    let least =
      (before[k - 1] as number) + (costs[Math.min(end - (chars[2 * k - 2] as number), maxChars)] as number);
    let best = k - 1;
    for (let i = k - 2; i >= 0; i--) {
      const length = end - (chars[2 * i] as number);
      if (length > maxChars) break;
      if (bytes && (bytes[2 * k - 1] as number) - (bytes[2 * i] as number) > MAX_PASSAGE_BYTES) break;
      const cost = (before[i] as number) + (costs[length] as number);
      if (cost < least) {
        least = cost;
        best = i;
      }
    }
    for (const i of paid[k - 1] ?? []) {
      if ((before[i] as number) < least) {
        least = before[i] as number;
        best = i;
      }
    }
    from[k] = best;
    before[k] = least + BREAK_PENALTY[pieces[k]?.before ?? 'paragraph'];
  }
  const cuts: number[] = [];
  for (let k = pieces.length; k > 0; k = from[k] as number) cuts.push(from[k] as number);
  return toPassages(text, pieces, cuts.reverse(), chars);
}

function toPassages(
  text: string,
  pieces: readonly Piece[],
  cuts: readonly number[],
  chars: Int32Array,
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
      span: {
        codePoints: {
          begin: chars[2 * first] as number,
          end: chars[2 * last + 1] as number,
        },
        utf16: { begin, end },
      },
    };
  });
}
