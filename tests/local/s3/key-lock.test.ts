import { setImmediate as turn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { KeyLock } from '../../../local/s3/key-lock.ts';

test('lets one at a time in for a name, in the order they came, and others pass', async () => {
  const lock = new KeyLock();
  const log: string[] = [];
  const work = (name: string) => async () => {
    log.push(`${name} begins`);
    await turn();
    log.push(`${name} ends`);
  };
  await Promise.all([
    lock.run(['a'], work('first')),
    lock.run(['b', 'a'], work('both')),
    lock.run(['c'], work('other')),
    lock.run(['a'], work('last')),
  ]);
  expect(log.filter((line) => !line.startsWith('other'))).toEqual(
    ['first', 'both', 'last'].flatMap((name) => [`${name} begins`, `${name} ends`]),
  );
  expect(log.indexOf('other begins')).toBeLessThan(log.indexOf('first ends'));
});

test('goes on after work that failed, which its own caller learns', async () => {
  const lock = new KeyLock();
  const failing = lock.run(['a'], async () => {
    throw new Error('as told');
  });
  const after = lock.run(['a'], async () => {});
  await expect(failing).rejects.toThrow('as told');
  await after;
});
