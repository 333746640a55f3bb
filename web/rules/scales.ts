/** Maps a domain onto 0 … 100 per cent. A domain of one value maps to the middle. */
export const scale =
  (from: number, to: number) =>
  (value: number): number =>
    from === to ? 50 : ((value - from) / (to - from)) * 100;

/** At most `most` round steps from 0 to at least `max`: 0, 4, 8, 12. Counts have no fractions. */
export function countTicks(max: number, most = 4): readonly number[] {
  const step = roundUp(Math.max(max, 1) / (most - 1));
  const ticks = [0];
  while ((ticks.at(-1) as number) < max || ticks.length < 2) ticks.push((ticks.at(-1) as number) + step);
  return ticks;
}

/** The smallest of 1, 2, 4, 5, 10, 20, … that is not below a number. */
function roundUp(value: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(value, 1)));
  return ([1, 2, 4, 5, 10].find((step) => step * power >= value) ?? 10) * power;
}

/** The value below which a share of the values lies, 0 … 1, without interpolation. */
export function quantile(values: readonly number[], share: number): number | undefined {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.round(share * (sorted.length - 1))))];
}

/** The range in which 8 of 10 values lie. */
export function usualRange(values: readonly number[]): readonly [low: number, high: number] | undefined {
  const [low, high] = [quantile(values, 0.1), quantile(values, 0.9)];
  return low === undefined || high === undefined ? undefined : [low, high];
}

/** A number rounded for a path of an SVG. */
export const fixed = (value: number): string => String(Math.round(value * 10) / 10);
