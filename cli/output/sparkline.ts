const BARS = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'] as const;
/** Shown where there is nothing to show. */
const NOTHING = '·';

/** Counts as bars, one column each. The highest count has the full height; 0 is a dot. */
export function countsAsBars(counts: readonly number[]): string {
  const most = Math.max(1, ...counts);
  const level = (count: number) => Math.max(0, Math.ceil((count / most) * BARS.length) - 1);
  return counts.map((count) => (count > 0 ? BARS[level(count)] : NOTHING)).join('');
}

/**
 * Tones as bars, one column each. The middle height is 0, and the tone that differs most from 0 has the lowest or the full
 * height. An absent tone is a dot.
 *
 * @param tones −1 … 1
 * @param paint of a bar, by its tone
 */
export function tonesAsBars(
  tones: readonly (number | undefined)[],
  paint: (bar: string, tone: number) => string = (bar) => bar,
): string {
  const most = Math.max(...tones.map((tone) => Math.abs(tone ?? 0)), LEAST_RANGE);
  const middle = (BARS.length - 1) / 2;
  return tones
    .map((tone) => {
      if (tone === undefined) return NOTHING;
      const level = Math.round(middle + (tone / most) * middle);
      return paint(BARS[level] as string, tone);
    })
    .join('');
}

/** Smaller differences than this look like none. */
const LEAST_RANGE = 0.1;
