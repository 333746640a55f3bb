import { describe, expect, it } from 'vitest';
import { OVERLOADING, PARTIAL, THREE, TWO } from './articles.ts';
import { FAILING } from './fake-comprehend.ts';
import { KEY } from './histories.ts';
import type { ServiceRequest } from './invocation.ts';
import { World } from './world.ts';

const OTHER_KEY = 'news/neighbour.txt';

/** Everything that a redrive may change. */
const snapshotOf = (world: World) =>
  JSON.stringify([
    [...world.table.partitions].map((pk) => [...world.table.partition(pk)]),
    world.comprehend.calls,
    [...new Set(world.events.map(({ detail }) => detail.eventId))],
  ]);

describe('a permanent failure', () => {
  it.each([
    '',
    '\u0000\u0001\u0002\u0003',
    'Совет города собрался сегодня и решил, что новый мост через реку откроется весной этого года.',
  ])('is rejected in one attempt: %j', async (body) => {
    const requests: ServiceRequest[] = [];
    const world = new World({ fault: (request) => void requests.push(request) });
    world.bucket.put(KEY, body);
    world.idOf(OTHER_KEY);
    await world.run();
    expect(world.recordsOf(KEY).head).toMatchObject({ status: 'REJECTED', reasons: [expect.any(String)] });
    expect(requests.filter(({ name }) => name === 's3.GetObject')).toHaveLength(1);
    expect(world.queues['object-events'].dead).toEqual([]);
    expect(world.events.map(({ type }) => type)).toEqual(['article.rejected']);
  });

  it('is a reason on the passage in one attempt if Comprehend refuses the text', async () => {
    const world = new World();
    world.idOf(KEY);
    world.bucket.put(KEY, PARTIAL.body);
    await world.run();
    world.checkAtRest();
    expect(world.comprehend.calls).toBe(2);
    expect(world.recordsOf(KEY).head).toMatchObject({ status: 'PARTIAL', reasons: ['TEXT_REFUSED'] });
  });
});

describe('a text on which Comprehend fails, whatever the code,', () => {
  const start = () => {
    const world = new World();
    world.idOf(KEY);
    world.comprehend.isFailing = true;
    world.bucket.put(KEY, OVERLOADING.body);
    return world;
  };

  it('is retried until the last receive: then it is a reason, and no dead letter', async () => {
    const world = start();
    await world.run();
    expect(world.recordsOf(KEY).head).toMatchObject({ status: 'PARTIAL', reasons: ['ITEM_FAILED'] });
    // The passage is received five times, and each time three calls of each analysis are made for it.
    expect(world.comprehend.calls).toBeGreaterThanOrEqual(30);
    expect(world.queues.passages.dead).toEqual([]);
    expect(world.events.map(({ type }) => type)).toEqual(['article.enriched']);
  });

  it('is enriched if a receive before the last succeeds', async () => {
    const world = start();
    // The third receive: two visibility timeouts later.
    world.scheduler.after(1_500_000, () => {
      world.comprehend.isFailing = false;
    });
    await world.run();
    world.checkAtRest();
  });

  it('is asked again by a backfill, which takes everything else from the cache', async () => {
    const world = start();
    await world.run();
    expect(world.recordsOf(KEY).head).toMatchObject({ status: 'PARTIAL', reasons: ['ITEM_FAILED'] });
    const before = new Map(world.comprehend.bills);
    world.comprehend.isFailing = false;
    world.backfill(KEY);
    await world.run();
    world.checkAtRest();
    const billed = [...world.comprehend.bills].filter(([bill, times]) => before.get(bill) !== times);
    expect(billed.map(([bill]) => bill.includes(FAILING))).toEqual([true, true]);
    expect(before.size).toBeGreaterThan(0);
  });
});

describe('a message that cannot be parsed', () => {
  it.each(['object-events', 'passages', 'publications'] as const)(
    'moves to the dead-letter queue after one receive, with its cause, and delays no other message: %s',
    async (name) => {
      const world = new World({ chaos: { batchSize: 10, maxDeliveryMs: 10 } });
      world.idOf(KEY);
      for (let i = 0; i < 3; i++) world.queues[name].add(`{"poison":${i}}`);
      world.bucket.put(KEY, TWO.body);
      await world.run();
      const { dead } = world.queues[name];
      expect(dead.map(({ body, receives }) => [body, receives]).sort()).toEqual([
        ['{"poison":0}', 1],
        ['{"poison":1}', 1],
        ['{"poison":2}', 1],
      ]);
      for (const { cause } of dead) expect(cause).toMatch(/^PermanentError: This is n/);
      expect(world.recordsOf(KEY).head?.status).toBe('ENRICHED');
    },
  );
});

describe('a message that fails for an unknown reason', () => {
  const broken = [
    'table.Update',
    's3.GetObject',
    'table.Put',
    'comprehend.BatchDetectSentiment',
    'bus.PutEvents',
    'table.Query',
  ];

  it.each(broken)(
    'moves to the dead-letter queue after five receives while %s fails, and has one effect once redriven',
    async (name) => {
      let isBroken = true;
      const world = new World({
        fault: (request) => (isBroken && request.name === name ? 'fail-before' : undefined),
      });
      world.idOf(KEY);
      world.bucket.put(KEY, THREE.body);
      await world.run();
      const dead = Object.values(world.queues).flatMap((queue) => queue.dead);
      expect(dead.length).toBeGreaterThan(0);
      expect(dead.map(({ receives }) => receives)).toEqual(dead.map(() => 5));
      for (const { cause } of dead) expect(cause).toBe(`ServiceError: ${name} is throttled`);
      const bodies = Object.values(world.queues).map(
        (queue) => [queue, queue.dead.map(({ body }) => body)] as const,
      );

      isBroken = false;
      await world.rest();
      world.checkAtRest();
      expect(new Set(world.events.map(({ detail }) => detail.eventId)).size).toBe(1);
      // The result of one analysis is cached although the other failed, so it is billed once.
      for (const [bill, times] of world.comprehend.bills) expect(times, bill).toBe(1);

      const before = snapshotOf(world);
      for (const [queue, again] of bodies) for (const body of again) queue.add(body);
      await world.rest();
      expect(snapshotOf(world)).toBe(before);
    },
  );
});
