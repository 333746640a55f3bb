import type { Piece } from './cut-pieces.ts';

/**
 * Puts neighbours together where there are too many pieces, each time up to twice the average length that the number
 * allows.
 *
 * @returns the pieces as they are where they are few enough; else at most about so many
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
