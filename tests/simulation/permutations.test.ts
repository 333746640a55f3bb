import { expect, it } from 'vitest';
import { OTHER, SHORT, TWO } from './articles.ts';
import { KEY } from './histories.ts';
import { World } from './world.ts';

const ACTS = {
  'put v1': ({ bucket }: World) => bucket.put(KEY, SHORT.body),
  'put v2': ({ bucket }: World) => bucket.put(KEY, TWO.body),
  delete: ({ bucket }: World) => bucket.delete(KEY),
  'put v3': ({ bucket }: World) => bucket.put(KEY, OTHER.body),
};
type Act = keyof typeof ACTS;
const ORDERS = permute(Object.keys(ACTS) as Act[]);
const TIMES = [1, 2, 3];

function permute<T>(items: readonly T[]): T[][] {
  if (items.length <= 1) return [[...items]];
  return items.flatMap((item, i) => permute(items.toSpliced(i, 1)).map((rest) => [item, ...rest]));
}

/** Does things to an object in one order, and hears of them in another. */
async function hear(
  done: readonly Act[],
  heard: readonly Act[],
  times: readonly number[],
  gapMs: number,
): Promise<void> {
  const world = new World({ weather: { maxDeliveryMs: 1 } });
  world.idOf(KEY);
  world.losesEvents = true;
  for (const act of done) ACTS[act](world);
  world.losesEvents = false;
  world.hasLostEvents = false;
  let at = 0;
  heard.forEach((act, i) => {
    for (let copy = 0; copy < (times[i] as number); copy++) {
      const body = world.notifications[done.indexOf(act)] as string;
      at += gapMs;
      world.scheduler.after(at, () => world.queues['object-events'].add(body));
    }
  });
  await world.rest();
  try {
    world.checkAtRest();
  } catch (error) {
    throw new Error(`done ${done}, heard ${heard}, ${times} times, every ${gapMs} ms: ${error}`, {
      cause: error,
    });
  }
}

/** Guarding line, seen to fail without: `head.sequencer > event.sequencer` in decide-event.ts. */
it('put, overwritten, deleted and put again: each order of hearing, each event one to three times', async () => {
  const done: Act[] = ['put v1', 'put v2', 'delete', 'put v3'];
  let runs = 0;
  for (const heard of ORDERS)
    for (const a of TIMES)
      for (const b of TIMES)
        for (const c of TIMES)
          for (const d of TIMES) {
            // At once, or each when the one before is done with.
            await hear(done, heard, [a, b, c, d], (a + b + c + d) % 2 ? 1 : 500_000);
            runs++;
          }
  expect(runs).toBe(24 * 81);
}, 60_000);

/** Guarding line, seen to fail without: `isSameSequencer && isS3Event` in decide-event.ts (a newer event starts its own generation). */
it('each order of doing, each order of hearing', async () => {
  for (const done of ORDERS) for (const heard of ORDERS) await hear(done, heard, [2, 1, 3, 1], 5);
}, 60_000);

/** Guarding line, seen to fail without: `event.etag !== object.source.etag` in decide-event.ts. */
it('an event whose object has changed since leaves it to that change’s own event', async () => {
  let claims = 0;
  const world = new World({
    fault: ({ stage, name }) => {
      if (stage === 'split' && name === 'table.Update') claims++;
      return undefined;
    },
  });
  world.idOf(KEY);
  world.bucket.put(KEY, SHORT.body);
  world.bucket.put(KEY, TWO.body);
  world.bucket.put(KEY, OTHER.body);
  await world.rest();
  world.checkAtRest();
  expect(claims).toBe(1);
});
