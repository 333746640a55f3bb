import { describe, expect, it } from 'vitest';
import { planPassages } from '../../functions/split/plan-passages.ts';
import { THREE, TWO } from './articles.ts';
import { comparableRecords, HISTORIES, type History, KEY, runHistory } from './histories.ts';
import { World } from './world.ts';

const PASSAGES = planPassages(THREE.body).length;

/** Calls a second. With the default quota, some hundred copies of a message would wait for minutes. */
const QUOTA = 500;

/** Every message of every queue is sent five times, and each copy has an invocation of its own. */
const FIVEFOLD = { copies: 5, batchSize: 1, maxDeliveryMs: 10 };

/** Each message of a bundle sends the next, so the copies multiply at each slice: five are too many. */
const copiesOf = ({ failing }: History) => (failing === 'unbundle' ? 2 : FIVEFOLD.copies);

describe('every message five times, concurrently', () => {
  it.each(HISTORIES.map((history) => [history.name, history] as const))(
    'has one effect: %s',
    async (_, history) => {
      const clean = await runHistory(history);
      for (let seed = 1; seed <= 3; seed++) {
        const chaos = { ...FIVEFOLD, copies: copiesOf(history) };
        const world = await runHistory(history, { seed, chaos, callsPerSecond: QUOTA });
        expect(comparableRecords(world), `seed ${seed}`).toEqual(comparableRecords(clean));
      }
    },
  );

  it('emits its event with one id each time', async () => {
    const world = await putThree(FIVEFOLD);
    expect(world.events.length).toBeGreaterThan(1);
    expect(new Set(world.events.map(({ detail }) => detail.eventId)).size).toBe(1);
  });

  it('bills no passage more often than it was analysed concurrently', async () => {
    const world = await putThree(FIVEFOLD);
    expect(world.comprehend.bills.size).toBe(2 * PASSAGES);
    // Each of five events sends it five times.
    for (const times of world.comprehend.bills.values()) expect(times).toBeLessThanOrEqual(25);
  });
});

describe('Comprehend', () => {
  it('bills each passage once for each analysis if nothing fails', async () => {
    const world = await putThree({ batchSize: 25, maxDeliveryMs: 1 });
    expect([...world.comprehend.bills.values()]).toEqual(Array(2 * PASSAGES).fill(1));
  });

  it('bills nothing but the passages if their copies arrive in one batch', async () => {
    const world = await putThree({ copies: 5, batchSize: 1_000, maxDeliveryMs: 1 });
    // Each of five invocations of split sends each passage five times. A batch may end between any two of them.
    const bills = [...world.comprehend.bills.values()];
    expect(bills).toHaveLength(2 * PASSAGES);
  });

  it('bills nothing for copies that arrive later, because the head shows that nothing is pending', async () => {
    const world = await putThree({});
    const { units, calls } = world.comprehend;
    for (let copy = 0; copy < 5; copy++) world.queues['object-events'].add(world.notifications[0] as string);
    await world.rest();
    expect(world.comprehend).toMatchObject({ units, calls });
  });

  it('bills nothing for an identical object that is put again, because the analyses are cached', async () => {
    const world = await putThree({});
    const { units, calls } = world.comprehend;
    world.bucket.put(KEY, THREE.body);
    world.bucket.put('elsewhere.txt', THREE.body);
    await world.rest();
    world.checkAtRest();
    expect(world.comprehend).toMatchObject({ units, calls });
  });

  it('bills nothing for a version that was superseded before it was analysed', async () => {
    const world = new World({ chaos: { maxDeliveryMs: 100 } });
    world.idOf(KEY);
    // Passages are delayed: those of the first version arrive after its successor's claim, while all of the
    // successor's own are pending.
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

  it('bills nothing for the purge of an old version', async () => {
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

async function putThree(chaos: object): Promise<World> {
  const world = new World({ chaos });
  world.idOf(KEY);
  world.bucket.put(KEY, THREE.body);
  await world.rest();
  world.checkAtRest();
  return world;
}
