import type { Piece } from './cut-pieces.ts';
import { type PlannedPassage, stretchDigests } from './passage-plan.ts';

/**
 * Where passages of an earlier version of an article stand in this one.
 *
 * @returns for each piece the first pieces of those that end with it; a digest of 32 bits may err, which costs a break
 *   at a place as good as another
 */
export function findEarlier(
  text: string,
  pieces: readonly Piece[],
  earlier: readonly PlannedPassage[],
): readonly (readonly number[] | undefined)[] {
  const digestOf = stretchDigests(text);
  const byLength = new Map<number, Set<number>>();
  for (const { length, digest } of earlier) {
    const digests = byLength.get(length) ?? new Set<number>();
    byLength.set(length, digests.add(digest));
  }
  const endingAt = new Map(pieces.map(({ end }, k) => [end, k]));
  const firsts = new Array<number[] | undefined>(pieces.length);
  for (const [i, { begin }] of pieces.entries()) {
    for (const [length, digests] of byLength) {
      const k = endingAt.get(begin + length);
      if (k !== undefined && digests.has(digestOf(begin, begin + length))) {
        firsts[k] = [...(firsts[k] ?? []), i];
      }
    }
  }
  return firsts;
}
