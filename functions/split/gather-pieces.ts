import type { Piece } from './cut-pieces.ts';

/**
 * Joins neighbouring pieces where there are too many, each up to twice the average length of `maxPieces` pieces.
 *
 * @returns the pieces unchanged where there are few enough; otherwise about `maxPieces` at most
 */
export function gatherPieces(pieces: readonly Piece[], maxPieces: number): readonly Piece[] {
  if (pieces.length <= maxPieces) return pieces;
  const maxUnits = (2 * (pieces.at(-1)?.end ?? 0)) / maxPieces;
  const gathered: Piece[] = [];
  let open: Piece | undefined;
  for (const piece of pieces) {
    if (open && piece.end - open.begin <= maxUnits) {
      open = { ...open, end: piece.end };
    } else {
      if (open) gathered.push(open);
      open = piece;
    }
  }
  return open ? [...gathered, open] : gathered;
}
