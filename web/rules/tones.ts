/** The tones of many articles: how many have each tone in points, from −100 to 100. */
export type ToneCounts = readonly number[];

/** @returns the tones one by one, ascending */
export const unpackTones = (counts: ToneCounts): readonly number[] =>
  counts.flatMap((count, i) => new Array<number>(count).fill(i - 100));

/** @returns points; undefined where there is none */
export const meanOfTones = (tones: readonly number[]): number | undefined =>
  tones.length === 0 ? undefined : Math.round(tones.reduce((sum, tone) => sum + tone, 0) / tones.length) || 0;
