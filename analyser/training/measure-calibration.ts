/** A claim with its probability, and whether it came true. */
export interface Claim {
  readonly score: number;
  readonly isRight: boolean;
}

/** Claims of about the same score: how sure they were on average, and how many per one were right. */
export interface CalibrationBin {
  readonly count: number;
  readonly claimed: number;
  readonly right: number;
}

const BINS = 10;

/** Ten bins of equal width over 0 … 1; empty ones are left out. */
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

/** Mean distance between what was claimed and what came true, weighted by the bins' sizes. */
export function calibrationError(bins: readonly CalibrationBin[]): number {
  const all = bins.reduce((sum, { count }) => sum + count, 0);
  return (
    bins.reduce((sum, { count, claimed, right }) => sum + count * Math.abs(claimed - right), 0) / (all || 1)
  );
}
