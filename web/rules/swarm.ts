/** A mark of the swarm: its place in pixels, and the index of its value. */
export interface SwarmMark {
  readonly x: number;
  readonly y: number;
  readonly index: number;
}

interface SwarmSize {
  readonly width: number;
  /** The line on which the marks stand. */
  readonly base: number;
  /** From one mark to the next. */
  readonly step: number;
  /** The value at the left and, with the other sign, at the right. */
  readonly reach: number;
}

/** The space at both ends of the axis. */
const MARGIN = 8;

export const swarmX = (value: number, { width, reach }: Pick<SwarmSize, 'width' | 'reach'>): number =>
  width / 2 + (value / reach) * (width / 2 - MARGIN);

/** The end of the axis: the smallest of 40, 60, 80 and 100 that holds all values, with some room. */
export const swarmReach = (values: readonly number[]): number =>
  [40, 60, 80].find((reach) => values.every((value) => Math.abs(value) <= reach - 4)) ?? 100;

/**
 * Puts each value on the axis, and on top of those that it would touch. The order of the values decides who stands below.
 * @param values in points, −100 … 100
 */
export function placeSwarm(values: readonly number[], size: SwarmSize): SwarmMark[] {
  const placed: SwarmMark[] = [];
  const order = values.map((value, index) => ({ value, index })).sort((a, b) => a.value - b.value);
  for (const { value, index } of order) {
    const x = swarmX(value, size);
    const near = placed.filter((mark) => Math.abs(mark.x - x) < size.step);
    let level = 0;
    while (near.some(({ y }) => y === size.base - size.step * (level + 0.8))) level++;
    placed.push({ x, y: size.base - size.step * (level + 0.8), index });
  }
  return placed;
}

/** How many values lie in each step of ten points, from the first that has one to the last. */
export function binTones(
  values: readonly number[],
): readonly { readonly from: number; readonly articles: number }[] {
  if (values.length === 0) return [];
  const binOf = (value: number) => Math.min(9, Math.floor(value / 10));
  const bins = values.map(binOf);
  const [low, high] = [Math.min(...bins), Math.max(...bins)];
  return Array.from({ length: high - low + 1 }, (_, i) => ({
    from: (low + i) * 10,
    articles: bins.filter((bin) => bin === low + i).length,
  }));
}

/** A column of two points, and its height as a share of the highest. */
interface Column {
  readonly from: number;
  readonly to: number;
  readonly share: number;
}

/** Where marks would be too many: how many values lie in each two points. */
export function columnsOf(values: readonly number[], reach: number): readonly Column[] {
  const counts = new Map<number, number>();
  for (const value of values) {
    const from = Math.floor(value / 2) * 2;
    counts.set(from, (counts.get(from) ?? 0) + 1);
  }
  const most = Math.max(1, ...counts.values());
  return [...counts].map(([from, count]) => ({ from, to: Math.min(reach, from + 2), share: count / most }));
}
