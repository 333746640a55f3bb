import { beforeEach, expect, it, vi } from 'vitest';

const sleeps: number[] = [];
vi.mock('node:timers/promises', () => ({
  setTimeout: async (ms: number) => void sleeps.push(ms),
}));
const { pace } = await import('../../../cli/pipeline/pace.ts');

beforeEach(() => void sleeps.splice(0));

const items = Array.from({ length: 25 }, (_, i) => i);
const batchesOf = async (perSecond: number, isOver?: () => boolean) => {
  const batches: (readonly number[])[] = [];
  for await (const batch of pace(items, perSecond, isOver)) batches.push(batch);
  return batches;
};

it.each<[perSecond: number, sizes: number[], pauseMs: number]>([
  [20, [10, 10, 5], 500],
  [5, [5, 5, 5, 5, 5], 1_000],
  [0.5, Array(25).fill(1), 2_000],
])(
  'yields %d items a second in batches of %j, with a pause between two batches',
  async (perSecond, sizes, pauseMs) => {
    const batches = await batchesOf(perSecond);
    expect(batches.map(({ length }) => length)).toEqual(sizes);
    expect(batches.flat()).toEqual(items);
    expect(sleeps).toEqual(Array(sizes.length - 1).fill(pauseMs));
  },
);

it('ends between two batches, also during a pause', async () => {
  expect(await batchesOf(10, () => sleeps.length === 2)).toHaveLength(2);
  expect(await batchesOf(10, () => true)).toEqual([]);
});
