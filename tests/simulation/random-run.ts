import { Random } from '../../bench/simulation/random.ts';
import type { DayMessage } from '../../core/article/day-message.ts';
import { lacksAnalyses } from '../../core/article/status.ts';
import { sweepOrphans } from '../../core/reconcile/sweep-orphans.ts';
import { Queue } from '../../core/runtime/queue.ts';
import { ArticleStore } from '../../core/store/article-store.ts';
import { Table } from '../../core/store/table.ts';
import { articleKeyOf } from '../../functions/unbundle/article-key.ts';
import { SETTINGS } from '../support/articles.ts';
import { CONTENTS, ITEMS } from './articles.ts';
import type { ChaosSettings } from './chaos.ts';
import { OTHER_SETTINGS } from './histories.ts';
import { type Clients, TABLE_NAME } from './stages.ts';
import { World } from './world.ts';

/** The result of one run of the model check. */
export interface RunResult {
  readonly seed: number;
  readonly requests: number;
  /** Whether its days were digested. */
  readonly digests: boolean;
  readonly faults: number;
  readonly reads: number;
  /** The status of each article at the end. */
  readonly statuses: readonly string[];
}

/** The places that the articles name. */
const PLACES = ['Arlon', 'Bruges', 'Chimay', 'Dinant', 'Eupen'];

/** The share of histories in which days are digested. Such a history takes twenty times as long as another. */
const DIGEST_SHARE = 1 / 16;
/** Articles of one history belong to two days, and move from one to the other. */
const NEAR_MIDNIGHT = Date.parse('2026-11-24T23:50:00.000Z');
/** The share of histories that are of a bundle. */
const BUNDLE_SHARE = 0.1;

/**
 * Runs one random history of puts, overwrites, deletes, purges, restorations, backfills, redeliveries, a deploy and
 * readers, with random faults. At rest the table must equal the model, and readers must see whole versions at any moment.
 *
 * @throws Error that names the seed, which replays the run exactly
 */
export async function runRandomly(seed: number, trace?: (line: string) => void): Promise<RunResult> {
  const dice = new Random(seed ^ 0x5bd1e995);
  const isVersioned = dice.chance(0.5);
  const chaos = drawChaos(dice);
  const digests = dice.chance(DIGEST_SHARE);
  const world = new World({ seed, chaos, isVersioned, digests, ...(trace && { trace }) });
  world.scheduler.now = NEAR_MIDNIGHT;
  try {
    const plan = planner(world, dice, trace);
    if (dice.chance(BUNDLE_SHARE)) planBundleActions(plan, world, dice, isVersioned);
    else planActions(plan, world, dice, isVersioned);
    await world.rest();
    // Lost events are repaired as `doctor --repair` does: every object is processed again.
    world.losesEvents = false;
    if (world.hasLostEvents) {
      for (const key of world.bucket.history.keys()) world.backfill(key);
      await world.rest();
    }
    await backfillLackingAnalyses(world);
    world.checkAtRest();
  } catch (error) {
    throw new Error(`seed ${seed}: ${error instanceof Error ? error.message : error}`, { cause: error });
  }
  const statuses = [...world.bucket.history.keys()].map(
    (key) => (world.bundleOf(key) ?? world.recordsOf(key).head)?.status ?? 'NONE',
  );
  return { seed, digests, requests: world.requestCount, faults: world.faults, reads: world.reads, statuses };
}

/**
 * While settings change, enrich may have an analysis off that split asked for. Comprehend may fail on a text until the last
 * receive. The record says so; a backfill asks again.
 */
async function backfillLackingAnalyses(world: World): Promise<void> {
  const lacking = [...world.bucket.history.keys()].filter((key) =>
    lacksAnalyses(world.recordsOf(key).head?.reasons),
  );
  for (const key of lacking) world.backfill(key);
  await world.rest();
}

function drawChaos(dice: Random): Partial<ChaosSettings> {
  return {
    faultRate: dice.pick([0, 0.01, 0.03, 0.1]),
    maxFaults: dice.pick([0, 3, 10, 20]),
    duplicateRate: dice.pick([0, 0.05, 0.2]),
    undeletedRate: dice.pick([0, 0.05]),
    slowRate: dice.pick([0, 0.02, 0.1, 0.2]),
    partialRate: dice.pick([0, 0, 0.1]),
    staleRate: 0.3,
    visibilityMs: dice.pick([20_000, 720_000]),
    pageSize: dice.pick([2, 5, 100]),
    batchSize: dice.pick([1, 10]),
    restSeconds: dice.pick([0, 0, 60]),
    indexLagMs: dice.pick([0, 10_000]),
  };
}

/** Schedules an action on an object, at a random time after the action before it. */
type Plan = (name: string, key: string, act: (key: string) => void) => void;

function planner(world: World, dice: Random, trace: (line: string) => void = () => {}): Plan {
  let at = 0;
  return (name, key, act) => {
    world.idOf(key);
    at += dice.pick([
      dice.between(0, 100),
      dice.between(0, 3_000),
      dice.between(0, 60_000),
      dice.between(0, 900_000),
    ]);
    world.scheduler.after(at, () => {
      trace(`${((world.scheduler.now / 1000) % 100_000).toFixed(3)} ACTION ${name} ${key}`);
      act(key);
    });
  };
}

function planActions(planOne: Plan, world: World, dice: Random, isVersioned: boolean): void {
  const keys = dice.pick([['a.txt'], ['a.txt'], ['a.txt', 'dir/b ü.txt']]);
  const contents = Array.from({ length: 1 + dice.int(3) }, () => dice.pick(CONTENTS));
  const losesEvents = dice.chance(0.15);
  const plan = (name: string, act: (key: string) => void) => planOne(name, dice.pick(keys), act);
  const { bucket } = world;
  const put = () => {
    const { body, title } = dice.pick(contents);
    plan(`put "${title}"`, (key) => bucket.put(key, body));
  };
  put();
  if (dice.chance(0.3))
    plan('deploy', () => {
      world.versions = ['1', '2'];
    });
  if (dice.chance(0.3)) {
    plan('settings', () => {
      world.settings = [SETTINGS, OTHER_SETTINGS];
    });
  }
  for (let left = 1 + dice.int(6); left > 0; left--) {
    const which = dice.next();
    dice.pick([
      put,
      put,
      () => plan('delete', (key) => bucket.delete(key)),
      () => plan('backfill', (key) => world.backfill(key)),
      () => plan('replace', (key) => world.backfill(key, world.recordsOf(key).head?.generation)),
      () => plan('redeliver', () => redeliver(world, which)),
      () =>
        isVersioned
          ? plan('purge', (key) =>
              bucket.purge(key, Math.floor(which * bucket.countVersions(key)), which < 0.5),
            )
          : put(),
      () => (isVersioned ? plan('undo', (key) => bucket.purge(key, bucket.countVersions(key) - 1)) : put()),
      () => plan('read', (key) => void world.read(key)),
      () => plan('ask', () => void world.ask(PLACES[Math.floor(which * PLACES.length)] as string)),
      () =>
        plan(
          'sweep orphans',
          (key) => void world.operate((clients) => sweep(world.idOf(key), world.scheduler.now, clients)),
        ),
      () =>
        losesEvents &&
        plan('lose', () => {
          world.losesEvents = !world.losesEvents;
        }),
    ])();
  }
  plan('the deploy ends', () => {
    if (world.versions.length > 1) world.versions = ['2'];
    if (world.settings.length > 1) world.settings = [OTHER_SETTINGS];
  });
}

/** Sweeps orphaned items as `copydesk doctor --repair` does, which may run at any moment. */
async function sweep(articleId: string, now: number, { table, sqs }: Clients): Promise<void> {
  const days = new Queue<DayMessage>(sqs, 'days');
  await sweepOrphans(new ArticleStore(new Table(TABLE_NAME, table)), articleId, new Date(now), days);
}

/** Delivers a past event again. */
function redeliver(world: World, which: number): void {
  const body = world.notifications[Math.floor(which * world.notifications.length)];
  if (body && !world.hasLostEvents) world.queues['object-events'].add(body);
}

const BUNDLE = 'bundles/day.jsonl';

/** Editions of a bundle: put, overwritten, deleted, purged, and its articles changed by hand. */
function planBundleActions(plan: Plan, world: World, dice: Random, isVersioned: boolean): void {
  const { bucket } = world;
  const articles = ITEMS.map(([{ id }]) => articleKeyOf(BUNDLE, id, 'json'));
  for (const key of articles) world.idOf(key);
  const losesEvents = dice.chance(0.15);
  const putBundle = () => {
    const lines = ITEMS.filter(() => dice.chance(0.8)).map((editions) => dice.pick(editions).body);
    // A file without items is no bundle, and is rejected.
    const body = lines.length > 0 ? lines.join('\n') : 'The harbour opens.';
    plan(`put ${lines.length} items`, BUNDLE, (key) => bucket.put(key, body));
  };
  const byHand = (name: string, act: (key: string) => void) => plan(name, dice.pick(articles), act);
  putBundle();
  for (let left = 1 + dice.int(5); left > 0; left--) {
    const which = dice.next();
    const content = dice.pick(CONTENTS);
    dice.pick([
      putBundle,
      putBundle,
      putBundle,
      () => plan('delete', BUNDLE, (key) => bucket.delete(key)),
      () => plan('backfill', BUNDLE, (key) => world.backfill(key)),
      () => byHand('delete by hand', (key) => bucket.delete(key)),
      () => byHand('put by hand', (key) => bucket.put(key, content.body)),
      () => byHand('backfill', (key) => world.backfill(key)),
      () => byHand('read', (key) => void world.read(key)),
      () => plan('redeliver', BUNDLE, () => redeliver(world, which)),
      () =>
        isVersioned
          ? plan('purge', BUNDLE, (key) =>
              bucket.purge(key, Math.floor(which * bucket.countVersions(key)), which < 0.5),
            )
          : putBundle(),
      () =>
        losesEvents &&
        plan('lose', BUNDLE, () => {
          world.losesEvents = !world.losesEvents;
        }),
    ])();
  }
}
