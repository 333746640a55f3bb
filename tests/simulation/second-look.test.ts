import { expect, it } from 'vitest';
import { isTerminal } from '../../core/article/status.ts';
import type { StageName } from '../../core/runtime/stages.ts';
import { SETTINGS } from '../support/articles.ts';
import { type Content, ITEMS, SHORT, TWO } from './articles.ts';
import { type History, KEY, OTHER_SETTINGS } from './histories.ts';
import type { Io } from './invocation.ts';
import { World, type WorldOptions } from './world.ts';

/**
 * A hint stands for no event, so no event comes after it. It is handed out twice: one function looks, finds nothing to do,
 * and the message is deleted. The other sleeps until something has changed that nobody is told of, finds work, begins
 * it, and dies. Only the look that it had planned before it began can find what it left.
 *
 * Guards, seen to fail without: `if (needsRecheck) await sendRecheck(source, ports);` in
 * start-generation.ts and `if (needsRecheck) await sendRecheck({ bucket, key }, ports);` in put-tombstone.ts, and
 * `const mayReprocess = !isS3Event && !isSecondLook;` in decide-event.ts, and `await ports.queue.send([{ ...workOn(generation), isSecondLook: true }], { delaySeconds });` in start-bundle.ts.
 */
const HINT_AT = 1_000_000;
const CHANGE_AT = HINT_AT + 30_000;
const SLEEP_MS = 110_000;

const put =
  ({ body }: Pick<Content, 'body'>, key = KEY) =>
  ({ bucket }: World) =>
    bucket.put(key, body);
const remove = ({ bucket }: World) => bucket.delete(KEY);
const hint = (world: World) => world.backfill(KEY);
const untold = (act: (world: World) => void) => (world: World) => {
  world.losesEvents = true;
  act(world);
  world.losesEvents = false;
};
const choose = (settings: typeof SETTINGS) => (world: World) => {
  world.settings = [settings];
};

/** On their way until the hint has been handled. */
const holdPassages = ({ queues: { passages } }: World) => {
  const add = passages.add.bind(passages);
  passages.add = (body) => add(body, 20_000);
};

const HISTORIES: readonly History[] = [
  {
    name: 'put',
    steps: [
      [HINT_AT, hint],
      [CHANGE_AT, untold(put(TWO))],
    ],
  },
  {
    name: 'overwritten',
    steps: [
      [0, put(SHORT)],
      [HINT_AT, hint],
      [CHANGE_AT, untold(put(TWO))],
    ],
  },
  {
    name: 'deleted',
    steps: [
      [0, put(SHORT)],
      [HINT_AT, hint],
      [CHANGE_AT, untold(remove)],
    ],
  },
  {
    name: 'deleted, then put again',
    steps: [
      [0, put(SHORT)],
      [500_000, remove],
      [HINT_AT, hint],
      [CHANGE_AT, untold(put(SHORT))],
    ],
  },
  {
    name: 'finished without an analysis that was off',
    steps: [
      [0, choose(OTHER_SETTINGS)],
      [0, holdPassages],
      [HINT_AT - 5_000, put(TWO)],
      [HINT_AT, hint],
      [HINT_AT + 5_000, choose(SETTINGS)],
    ],
  },
];

async function run({ steps }: History, options: WorldOptions): Promise<World> {
  const world = new World({
    ...options,
    seed: 1,
    weather: { maxDeliveryMs: 2_000, copies: 2, batchSize: 1, hasTwins: true },
  });
  world.idOf(KEY);
  for (const [at, act] of steps) world.scheduler.after(at, () => act(world));
  await world.rest();
  return world;
}

/** The first requests of the functions that are handed the hint. */
async function requestsAfterHint(history: History, by: StageName = 'split'): Promise<number[]> {
  const requests: number[] = [];
  let isHinted = false;
  const mark = () => {
    isHinted = true;
  };
  const note = ({ n, stage }: Io) => {
    if (isHinted && stage === by) requests.push(n);
    return undefined;
  };
  await run({ ...history, steps: [...history.steps, [HINT_AT, mark]] }, { fault: note });
  return requests.slice(0, 6);
}

/** Whoever makes request `n` sleeps there, and dies after it, or some requests of that stage later. */
function sleepThenDie(n: number, later: number, stage: StageName = 'split'): WorldOptions {
  let since: number | undefined;
  return {
    latency: (io) => (io.n === n ? SLEEP_MS : undefined),
    fault: (io) => {
      if (io.n === n) since = 0;
      else if (since !== undefined && io.stage === stage) since++;
      else return undefined;
      return since === later ? 'crash-after' : undefined;
    },
  };
}

/** What was begun is finished, announced, and all there is. */
function checkNothingIsLeft(world: World): void {
  const { head, passages, entities } = world.recordsOf(KEY);
  if (head && !isTerminal(head.status)) throw new Error(`The head is ${head.status}`);
  const ghosts = [...passages, ...entities].filter(({ generation }) => generation !== head?.published);
  if (ghosts.length > 0) throw new Error(`${ghosts.length} items are left of another generation`);
  if (!world.isAnnounced(KEY)) throw new Error('Nobody was told');
}

it.each(HISTORIES.map((history) => [history.name, history] as const))(
  'whoever begins what a hint finds, and dies, is come after: %s',
  async (_, history) => {
    const requests = await requestsAfterHint(history);
    expect(requests.length).toBeGreaterThan(3);
    for (const n of requests)
      for (let later = 0; later < 8; later++) {
        const world = await run(history, sleepThenDie(n, later));
        try {
          checkNothingIsLeft(world);
        } catch (error) {
          throw new Error(`asleep at request ${n}, dead ${later} later: ${error}`, { cause: error });
        }
      }
  },
);

const BUNDLE = 'bundles/day.jsonl';
const [first, second] = ITEMS[0];

it.each<[string, History['steps'][number][]]>([
  ['put', []],
  ['overwritten', [[0, put(first, BUNDLE)]]],
])('whoever begins a bundle that a hint found, and dies, is come after: %s', async (name, before) => {
  const history: History = {
    name,
    steps: [
      ...before,
      [HINT_AT, (world) => world.backfill(BUNDLE)],
      [CHANGE_AT, untold(put(second, BUNDLE))],
    ],
  };
  for (const n of await requestsAfterHint(history, 'unbundle'))
    for (let later = 0; later < 6; later++) {
      const world = await run(history, sleepThenDie(n, later, 'unbundle'));
      const record = world.bundleOf(BUNDLE);
      const where = `asleep at request ${n}, dead ${later} later`;
      expect(record?.status, where).not.toBe('UNBUNDLING');
      const told = world.events.filter(({ detail }) => detail.generation === record?.generation);
      expect(told.length > 0, where).toBe(record !== undefined);
    }
});

it('a second look wants nothing: where an analysis is off for good, one follows a backfill, and no more', async () => {
  const world = new World();
  world.idOf(KEY);
  const { 'object-events': objectEvents, passages } = world.queues;
  // Split asks for an analysis that is off wherever a passage is analysed.
  world.settings = [OTHER_SETTINGS];
  const add = passages.add.bind(passages);
  passages.add = (body) => {
    world.settings = [SETTINGS];
    world.scheduler.after(800_000, () => choose(OTHER_SETTINGS)(world));
    add(body);
  };
  const planned: number[] = [];
  const hear = objectEvents.add.bind(objectEvents);
  objectEvents.add = (body, delayMs = 0) => {
    if (delayMs > 0) planned.push(delayMs);
    hear(body, delayMs);
  };
  world.bucket.put(KEY, TWO.body);
  await world.rest();
  expect(world.recordsOf(KEY).head).toMatchObject({ status: 'PARTIAL', reasons: ['ANALYSIS_OFF'] });
  expect(planned).toEqual([]);

  hint(world);
  await world.rest();
  expect(world.recordsOf(KEY).head).toMatchObject({ status: 'PARTIAL', reasons: ['ANALYSIS_OFF'] });
  expect(planned).toEqual([900_000]);
});
