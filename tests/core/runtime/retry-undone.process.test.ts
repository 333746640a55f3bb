import { expect, it, vi } from 'vitest';
import { retryUndone } from '../../../core/runtime/retry-undone.ts';

const sleep = vi.fn(async (_ms: number) => {});
const clock = { sleep };
/** A service that processes only the first item of a request. */
const doesOne = () => vi.fn(async (items: readonly number[]) => items.slice(1));

it('an item that was left undone is attempted again, and no other', async () => {
  const attempt = doesOne();
  expect(await retryUndone([1, 2, 3], attempt, { attempts: 5, clock })).toEqual([]);
  expect(attempt.mock.calls).toEqual([[[1, 2, 3]], [[2, 3]], [[3]]]);
});

it('the last attempt returns the items that are still undone', async () => {
  const attempt = doesOne();
  expect(await retryUndone([1, 2, 3], attempt, { attempts: 2, clock })).toEqual([3]);
  expect(attempt).toHaveBeenCalledTimes(2);
});

it('no request is made without items', async () => {
  const attempt = doesOne();
  expect(await retryUndone([], attempt, { attempts: 2, clock })).toEqual([]);
  expect(attempt).not.toHaveBeenCalled();
});

it('there is a wait before each retry, up to twice as long as the one before, and none before the first attempt', async () => {
  sleep.mockClear();
  vi.spyOn(Math, 'random').mockReturnValue(0.5);
  await retryUndone([1, 2, 3, 4], doesOne(), { attempts: 3, firstDelayMs: 400, clock });
  vi.restoreAllMocks();
  expect(sleep.mock.calls).toEqual([[200], [400]]);
});

it('a request that fails as a whole is not retried', async () => {
  const attempt = vi.fn().mockRejectedValue(new Error('no network'));
  await expect(retryUndone([1], attempt, { attempts: 3, clock })).rejects.toThrow('no network');
  expect(attempt).toHaveBeenCalledTimes(1);
});
