import { afterEach, expect, it, vi } from 'vitest';
import { backOff } from '../../../core/runtime/back-off.ts';

afterEach(() => vi.restoreAllMocks());

it.each([
  [1, 100],
  [2, 200],
  [5, 1_600],
])('the wait before retry %i is a random part of %i ms', async (retry, longest) => {
  const waits: number[] = [];
  const clock = { sleep: async (ms: number) => void waits.push(ms) };
  for (const random of [0, 0.25, 0.75]) {
    vi.spyOn(Math, 'random').mockReturnValue(random);
    await backOff(retry, 100, clock);
  }
  expect(waits).toEqual([0, longest / 4, (longest * 3) / 4]);
});
