import { expect, it } from 'vitest';
import { Random } from '../../../bench/simulation/random.ts';
import { VirtualClock } from '../../../bench/simulation/virtual-clock.ts';

const start = () => new VirtualClock(new Random(1));
const DAY_MS = 24 * 60 * 60 * 1_000;

it('ends pauses in order and on time, without taking real time', async () => {
  const clock = start();
  const begin = clock.now;
  const log: [string, number][] = [];
  const pause = (name: string, ms: number) =>
    clock.spawn(async () => {
      await clock.sleep(ms);
      log.push([name, clock.now - begin]);
    });
  pause('a day', DAY_MS);
  pause('an hour', DAY_MS / 24);
  pause('another day', DAY_MS);
  const realBegin = performance.now();
  await clock.run();
  expect(log).toEqual([
    ['an hour', DAY_MS / 24],
    ['a day', DAY_MS],
    ['another day', DAY_MS],
  ]);
  expect(performance.now() - realBegin).toBeLessThan(1_000);
});

it('lets code run until it waits again before the next event', async () => {
  const clock = start();
  const log: string[] = [];
  for (const name of ['first', 'second']) {
    clock.spawn(async () => {
      for (let step = 0; step < 50; step++) await Promise.resolve();
      log.push(`${name} began`);
      await clock.sleep(0);
      log.push(`${name} ended`);
    });
  }
  await clock.run();
  expect(log).toEqual(['first began', 'second began', 'first ended', 'second ended']);
});

it('seeds Math.random while it runs, and restores it', async () => {
  const real = Math.random;
  const draw = async (seed: number) => {
    const clock = new VirtualClock(new Random(seed));
    const drawn: number[] = [];
    clock.spawn(async () => drawn.push(Math.random(), Math.random()));
    await clock.run();
    return drawn;
  };
  expect(await draw(1)).toEqual(await draw(1));
  expect(await draw(1)).not.toEqual(await draw(2));
  expect(Math.random).toBe(real);
});

it('fails with the error of a task', async () => {
  const clock = start();
  clock.spawn(async () => {
    await clock.sleep(10);
    throw new Error('of the task');
  });
  await expect(clock.run()).rejects.toThrow('of the task');
});

it('fails if code waits for something outside the simulation', async () => {
  const clock = start();
  clock.spawn(() => new Promise(() => {}));
  await expect(clock.run()).rejects.toThrow('not simulated');
});
