import { describe, expect, it } from 'vitest';
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

/** Changes an object in one order, and delivers the events of the changes in another. */
async function deliver(
  done: readonly Act[],
  delivered: readonly Act[],
  times: readonly number[],
  gapMs: number,
): Promise<void> {
  const world = new World({ chaos: { maxDeliveryMs: 1 } });
  world.idOf(KEY);
  world.losesEvents = true;
  for (const act of done) ACTS[act](world);
  world.losesEvents = false;
  world.hasLostEvents = false;
  let at = 0;
  delivered.forEach((act, i) => {
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
    throw new Error(`changes ${done}, events ${delivered}, ${times} times, every ${gapMs} ms: ${error}`, {
      cause: error,
    });
  }
}

describe('the events of a put, an overwrite, a delete and another put may arrive in any order, one to three times each', () => {
  const done: Act[] = ['put v1', 'put v2', 'delete', 'put v3'];

  it.each(ORDERS.map((delivered) => [delivered.join(', '), delivered] as const))(
    '%s',
    async (_, delivered) => {
      let runs = 0;
      for (const a of TIMES)
        for (const b of TIMES)
          for (const c of TIMES)
            for (const d of TIMES) {
              // All at once, or each after the one before has been processed.
              await deliver(done, delivered, [a, b, c, d], (a + b + c + d) % 2 ? 1 : 500_000);
              runs++;
            }
      expect(runs).toBe(81);
    },
  );
});

it.each(ORDERS.map((done) => [done.join(', '), done] as const))(
  'the events of changes in any order may arrive in any other order: %s',
  async (_, done) => {
    for (const delivered of ORDERS) await deliver(done, delivered, [2, 1, 3, 1], 5);
  },
);

it('an event whose object has changed since claims nothing', async () => {
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
