import { describe, expect, it } from 'vitest';
import { PARTIAL, THREE, TWO } from './articles.ts';
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
