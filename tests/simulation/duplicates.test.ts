import { describe, expect, it } from 'vitest';
import { planPassages } from '../../functions/split/plan-passages.ts';
import { THREE, TWO } from './articles.ts';
import { essence, HISTORIES, type History, KEY, runHistory } from './histories.ts';
import { World } from './world.ts';

const PASSAGES = planPassages(THREE.body).length;

/** Comprehend's: some hundred copies of a message are not to stand in line for minutes. */
const QUOTA = 500;

/** Every message of every queue five times, handled at once by functions of their own. */
const FIVEFOLD = { copies: 5, batchSize: 1, maxDeliveryMs: 10 };

/** Each slice of a bundle asks for the next: copies of copies are too many of five. */
const copiesOf = ({ hits }: History) => (hits === 'unbundle' ? 2 : FIVEFOLD.copies);

/**
 * Guarding lines, seen to fail without: `overSeen: { clauses: ['sameGeneration', 'sameSequencer'] }` in conditions.ts,
 * `contentOf(head.source) === content` in decide-event.ts, `head.pending?.has(message.passage.index)` in decide-passage.ts,
 * `JSON.stringify([type, articleId, generation])` in article-event.ts.
 */
describe('every message five times, concurrently', () => {
  it.each(HISTORIES.map((history) => [history.name, history] as const))(
    'has one effect: %s',
    async (_, history) => {
      const clean = await runHistory(history);
      for (let seed = 1; seed <= 3; seed++) {
        const weather = { ...FIVEFOLD, copies: copiesOf(history) };
        const world = await runHistory(history, { seed, weather, callsPerSecond: QUOTA });
        expect(essence(world), `seed ${seed}`).toEqual(essence(clean));
      }
    },
  );

  it('tells the bus one thing, however often', async () => {
    const world = await putThree(FIVEFOLD);
    expect(world.events.length).toBeGreaterThan(1);
    expect(new Set(world.events.map(({ detail }) => detail.eventId)).size).toBe(1);
  });

  it('bills no passage more often than it was concurrently in work', async () => {
    const world = await putThree(FIVEFOLD);
    expect(world.comprehend.bills.size).toBe(2 * PASSAGES);
    // Each of five events had it sent five times.
    for (const times of world.comprehend.bills.values()) expect(times).toBeLessThanOrEqual(25);
  });
});

/**
 * Guarding lines, seen to fail without: `return 'superseded'` in decide-passage.ts, `cache.read(digests, seconds)` in
 * analyse-once.ts, `isPurge(event, head, object.source)` in decide-event.ts.
 */
describe('what is billed', () => {
  it('is each passage once by each analysis, in one call of each, when nothing goes wrong', async () => {
    const world = await putThree({ batchSize: 25, maxDeliveryMs: 1 });
    expect([...world.comprehend.bills.values()]).toEqual(Array(2 * PASSAGES).fill(1));
  });

  it('is each passage once where its five copies come in one batch', async () => {
    const world = await putThree({ copies: 5, batchSize: 1_000, maxDeliveryMs: 1 });
    // The passages are sent five times by each of five splits; a batch may be cut anywhere between them.
    const bills = [...world.comprehend.bills.values()];
    expect(bills).toHaveLength(2 * PASSAGES);
  });

  it('is nothing more for copies that come later: the head shows that nothing is pending', async () => {
    const world = await putThree({});
    const { units, calls } = world.comprehend;
    for (let copy = 0; copy < 5; copy++) world.queues['object-events'].add(world.notifications[0] as string);
    await world.rest();
    expect(world.comprehend).toMatchObject({ units, calls });
  });

  it('is nothing more for an identical object put again: the cache answers', async () => {
    const world = await putThree({});
    const { units, calls } = world.comprehend;
    world.bucket.put(KEY, THREE.body);
    world.bucket.put('elsewhere.txt', THREE.body);
    await world.rest();
    world.checkAtRest();
    expect(world.comprehend).toMatchObject({ units, calls });
  });

  it('is nothing for a superseded version that was not analysed yet', async () => {
    const world = new World({ weather: { maxDeliveryMs: 100 } });
    world.idOf(KEY);
    // Passages wait: the first version's come when its successor is claimed, and has all of its own still pending.
    const send = world.queues.passages.add.bind(world.queues.passages);
    world.queues.passages.add = (body) => send(body, 60_000);
    world.bucket.put(KEY, TWO.body);
    world.scheduler.after(30_000, () => world.bucket.put(KEY, THREE.body));
    await world.rest();
    world.checkAtRest();
    const [billedFirst] = planPassages(TWO.body);
    expect([...world.comprehend.bills.keys()].some((bill) => bill.includes(billedFirst?.text ?? ''))).toBe(
      false,
    );
  });

  it('is nothing for the purge of an old version', async () => {
    const world = new World({ isVersioned: true });
    world.idOf(KEY);
    world.bucket.put(KEY, TWO.body);
    world.bucket.put(KEY, THREE.body);
    await world.rest();
    const { generation } = world.recordsOf(KEY).head ?? {};
    const { calls } = world.comprehend;
    world.bucket.purge(KEY, 0, true);
    await world.rest();
    world.checkAtRest();
    expect(world.comprehend.calls).toBe(calls);
    expect(world.recordsOf(KEY).head?.generation).toBe(generation);
  });
});

async function putThree(weather: object): Promise<World> {
  const world = new World({ weather });
  world.idOf(KEY);
  world.bucket.put(KEY, THREE.body);
  await world.rest();
  world.checkAtRest();
  return world;
}
