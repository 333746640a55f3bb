import type { Piece } from './cut-pieces.ts';
import { type PlannedPassage, spanDigests } from './passage-plan.ts';

/**
 * Finds the passages of an earlier version of an article that are unchanged in this version.
 *
 * @returns for each piece, the first pieces of the earlier passages that end with it. Two texts may share a digest of
 *   32 bits: that moves a break to another position, which is as good
 */
export function findEarlier(
  text: string,
  pieces: readonly Piece[],
  earlier: readonly PlannedPassage[],
): readonly (readonly number[] | undefined)[] {
  const digestOf = spanDigests(text);
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
