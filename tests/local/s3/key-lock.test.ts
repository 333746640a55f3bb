import { setImmediate as turn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { KeyLock } from '../../../local/s3/key-lock.ts';

test('admits one writer of a name at a time, in the order of arrival, and others at once', async () => {
  const lock = new KeyLock();
  const log: string[] = [];
  const work = (name: string) => async () => {
    log.push(`${name} starts`);
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
    ['first', 'both', 'last'].flatMap((name) => [`${name} starts`, `${name} ends`]),
  );
  expect(log.indexOf('other starts')).toBeLessThan(log.indexOf('first ends'));
});

test('a failure rejects its own caller, and the next writer is admitted', async () => {
  const lock = new KeyLock();
  const failing = lock.run(['a'], async () => {
    throw new Error('on purpose');
  });
  const after = lock.run(['a'], async () => {});
  await expect(failing).rejects.toThrow('on purpose');
  await after;
});
