/** Smaller amounts are written to a hundredth of a cent. */
const SMALL_USD = 1;
const LEAST_USD = 0.0001;

export function renderUsd(usd: number): string {
  if (usd > 0 && usd < LEAST_USD / 2) return `<${LEAST_USD}`;
  if (usd > 0 && usd < SMALL_USD) return usd.toFixed(4);
  return usd.toLocaleString('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
}
