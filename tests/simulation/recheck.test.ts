import { expect, it } from 'vitest';
import { isTerminal } from '../../core/article/status.ts';
import type { StageName } from '../../core/runtime/stages.ts';
import { SETTINGS } from '../support/articles.ts';
import { type Content, ITEMS, SHORT, TWO } from './articles.ts';
import { type History, KEY, OTHER_SETTINGS } from './histories.ts';
import type { ServiceRequest } from './invocation.ts';
import { World, type WorldOptions } from './world.ts';

/**
 * A backfill message has no event that is delivered again. Here it is received twice. The first function finds nothing
 * to do, and the message is deleted. The second stalls until the object has changed and the event is lost. Then it
 * starts a generation and dies. Only the recheck, which it scheduled before it started, can finish that generation.
 */
const BACKFILL_AT = 1_000_000;
const CHANGE_AT = BACKFILL_AT + 30_000;
const STALL_MS = 110_000;

const put =
  ({ body }: Pick<Content, 'body'>, key = KEY) =>
  ({ bucket }: World) =>
    bucket.put(key, body);
const remove = ({ bucket }: World) => bucket.delete(KEY);
const backfill = (world: World) => world.backfill(KEY);
const withoutEvent = (act: (world: World) => void) => (world: World) => {
  world.losesEvents = true;
  act(world);
  world.losesEvents = false;
};
const choose = (settings: typeof SETTINGS) => (world: World) => {
  world.settings = [settings];
};

/** Delays passages until the backfill message has been processed. */
const delayPassages = ({ queues: { passages } }: World) => {
  const add = passages.add.bind(passages);
  passages.add = (body) => add(body, 20_000);
};

const HISTORIES: readonly History[] = [
  {
    name: 'put',
    steps: [
      [BACKFILL_AT, backfill],
      [CHANGE_AT, withoutEvent(put(TWO))],
    ],
  },
  {
    name: 'overwritten',
    steps: [
      [0, put(SHORT)],
      [BACKFILL_AT, backfill],
      [CHANGE_AT, withoutEvent(put(TWO))],
    ],
  },
  {
    name: 'deleted',
    steps: [
      [0, put(SHORT)],
      [BACKFILL_AT, backfill],
      [CHANGE_AT, withoutEvent(remove)],
    ],
  },
  {
    name: 'deleted, then put again',
    steps: [
      [0, put(SHORT)],
      [500_000, remove],
      [BACKFILL_AT, backfill],
      [CHANGE_AT, withoutEvent(put(SHORT))],
    ],
  },
  {
    name: 'finished without an analysis that was off',
    steps: [
      [0, choose(OTHER_SETTINGS)],
      [0, delayPassages],
      [BACKFILL_AT - 5_000, put(TWO)],
      [BACKFILL_AT, backfill],
      [BACKFILL_AT + 5_000, choose(SETTINGS)],
    ],
  },
];

async function run({ steps }: History, options: WorldOptions): Promise<World> {
  const world = new World({
    ...options,
    seed: 1,
    chaos: { maxDeliveryMs: 2_000, copies: 2, batchSize: 1, duplicatesDeleteMessages: true },
  });
  world.idOf(KEY);
  for (const [at, act] of steps) world.scheduler.after(at, () => act(world));
  await world.rest();
  return world;
}

/** The first requests of the functions that receive the backfill message. */
async function requestsAfterBackfill(history: History, by: StageName = 'split'): Promise<number[]> {
  const requests: number[] = [];
  let isSent = false;
  const mark = () => {
    isSent = true;
  };
  const note = ({ n, stage }: ServiceRequest) => {
    if (isSent && stage === by) requests.push(n);
    return undefined;
  };
  await run({ ...history, steps: [...history.steps, [BACKFILL_AT, mark]] }, { fault: note });
  return requests.slice(0, 6);
}

/** The function that makes request `n` stalls there, and dies after it, or `later` requests of that stage later. */
function stallThenDie(n: number, later: number, stage: StageName = 'split'): WorldOptions {
  let since: number | undefined;
  return {
    latency: (request) => (request.n === n ? STALL_MS : undefined),
    fault: (request) => {
      if (request.n === n) since = 0;
      else if (since !== undefined && request.stage === stage) since++;
      else return undefined;
      return since === later ? 'crash-after' : undefined;
    },
  };
}

/** Checks that the article is finished and announced, and has items of one generation only. */
function checkFinished(world: World): void {
  const { head, passages, guides, cards, rows } = world.recordsOf(KEY);
  if (head && !isTerminal(head.status)) throw new Error(`The head is ${head.status}`);
  const derived = [...passages, ...guides, ...cards, ...rows];
  const orphans = derived.filter(({ generation }) => generation !== head?.published);
  if (orphans.length > 0) throw new Error(`${orphans.length} items are left of another generation`);
  if (!world.isAnnounced(KEY)) throw new Error('The event was not emitted');
}

it.each(HISTORIES.map((history) => [history.name, history] as const))(
  'the recheck finishes a generation whose function died, although no event follows: %s',
  async (_, history) => {
    const requests = await requestsAfterBackfill(history);
    expect(requests.length).toBeGreaterThan(3);
    for (const n of requests)
      for (let later = 0; later < 8; later++) {
        const world = await run(history, stallThenDie(n, later));
        try {
          checkFinished(world);
        } catch (error) {
          throw new Error(`stalled at request ${n}, dead ${later} later: ${error}`, { cause: error });
        }
      }
  },
);

const BUNDLE = 'bundles/day.jsonl';
const [first, second] = ITEMS[0];

it.each<[string, History['steps'][number][]]>([
  ['put', []],
  ['overwritten', [[0, put(first, BUNDLE)]]],
])(
  'the recheck finishes a bundle whose function died, although no event follows: %s',
  async (name, before) => {
    const history: History = {
      name,
      steps: [
        ...before,
        [BACKFILL_AT, (world) => world.backfill(BUNDLE)],
        [CHANGE_AT, withoutEvent(put(second, BUNDLE))],
      ],
    };
    for (const n of await requestsAfterBackfill(history, 'unbundle'))
      for (let later = 0; later < 6; later++) {
        const world = await run(history, stallThenDie(n, later, 'unbundle'));
        const record = world.bundleOf(BUNDLE);
        const where = `stalled at request ${n}, dead ${later} later`;
        expect(record?.status, where).not.toBe('UNBUNDLING');
        const emitted = world.events.filter(({ detail }) => detail.generation === record?.generation);
        expect(emitted.length > 0, where).toBe(record !== undefined);
      }
  },
);

it('a recheck schedules no other recheck, even if an analysis that split asks for is always off in enrich', async () => {
  const world = new World();
  world.idOf(KEY);
  const { 'object-events': objectEvents, passages } = world.queues;
  // The analysis is on whenever split runs, and off whenever enrich runs.
  world.settings = [OTHER_SETTINGS];
  const add = passages.add.bind(passages);
  passages.add = (body) => {
    world.settings = [SETTINGS];
    world.scheduler.after(800_000, () => choose(OTHER_SETTINGS)(world));
    add(body);
  };
  const planned: number[] = [];
  const send = objectEvents.add.bind(objectEvents);
  objectEvents.add = (body, delayMs = 0) => {
    if (delayMs > 0) planned.push(delayMs);
    send(body, delayMs);
  };
  world.bucket.put(KEY, TWO.body);
  await world.rest();
  expect(world.recordsOf(KEY).head).toMatchObject({ status: 'PARTIAL', reasons: ['ANALYSIS_OFF'] });
  expect(planned).toEqual([]);

  backfill(world);
  await world.rest();
  expect(world.recordsOf(KEY).head).toMatchObject({ status: 'PARTIAL', reasons: ['ANALYSIS_OFF'] });
  expect(planned).toEqual([900_000]);
});
