/** A prediction with its probability, and whether it was right. */
export interface Claim {
  readonly score: number;
  readonly isRight: boolean;
}

/** Predictions of similar score: their mean score, and the share that was right. */
export interface CalibrationBin {
  readonly count: number;
  readonly claimed: number;
  readonly right: number;
}

const BINS = 10;

/** Sorts predictions into ten bins of equal width over 0 … 1. Empty bins are left out. */
export function binClaims(claims: readonly Claim[]): CalibrationBin[] {
  return Array.from({ length: BINS }, (_, bin) =>
    claims.filter(({ score }) => Math.min(BINS - 1, Math.floor(score * BINS)) === bin),
  )
    .filter((members) => members.length > 0)
    .map((members) => ({
      count: members.length,
      claimed: members.reduce((sum, { score }) => sum + score, 0) / members.length,
      right: members.filter(({ isRight }) => isRight).length / members.length,
    }));
}

/** Returns the expected calibration error: the mean distance of score and share, weighted by the bins' sizes. */
export function calibrationError(bins: readonly CalibrationBin[]): number {
  const all = bins.reduce((sum, { count }) => sum + count, 0);
  return (
    bins.reduce((sum, { count, claimed, right }) => sum + count * Math.abs(claimed - right), 0) / (all || 1)
  );
}
