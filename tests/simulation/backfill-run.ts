import { Random } from '../../bench/simulation/random.ts';
import { planBackfill } from '../../cli/commands/backfill/plan-backfill.ts';
import { sendBackfillMessages } from '../../cli/pipeline/send-backfill-messages.ts';
import type { BackfillMessage } from '../../core/article/messages.ts';
import { Queue } from '../../core/runtime/queue.ts';
import { listS3Objects } from '../../core/runtime/s3-objects.ts';
import { HoldingsReader } from '../../core/store/holdings-reader.ts';
import type { Head } from '../../core/store/items.ts';
import { articlePartition } from '../../core/store/keys.ts';
import { Table } from '../../core/store/table.ts';
import { SETTINGS } from '../support/articles.ts';
import { anotherContent } from './articles.ts';
import { BUCKET } from './fake-bucket.ts';
import type { ServiceRequest } from './invocation.ts';
import { type Clients, TABLE_NAME } from './stages.ts';
import { World } from './world.ts';

/** The result of a backfill during live traffic. */
export interface BackfillRun {
  readonly objects: number;
  readonly requests: number;
  /** How often the command was killed and restarted. */
  readonly kills: number;
  /** Articles that were put, overwritten or deleted during the backfill. */
  readonly live: number;
  /** Articles billed twice, because the backfill messages of two runs were processed at the same time. */
  readonly billedTwice: number;
}

/** Objects that are put, and backfill messages that are sent, in a second. */
const PER_SECOND = 20;
/** The conditions of the pipeline during the backfill. */
interface Conditions {
  readonly callsPerSecond: number;
  /** The share of eventually consistent reads that return old data. */
  readonly staleRate: number;
}
/** A quota that is never used up, although the simulated functions call for one passage at a time. */
const EASY: Conditions = { callsPerSecond: 1_000, staleRate: 0 };
/** Passages wait for the quota and are sent again. Without ConsistentRead in batch-get.ts some are billed twice. */
export const TIGHT: Conditions = { callsPerSecond: 10, staleRate: 0.5 };
/** One in so many objects is changed during the backfill. */
const LIVE_SHARE = 20;

/**
 * Enriches a bucket of articles with version 1, deploys version 2, and runs the real backfill command. The command is
 * killed at some of its requests and restarted, while articles are put, overwritten and deleted.
 *
 * @param kills how often the command is killed
 * @throws Error if the table at rest differs from the model, if an article was skipped, or if an article without live
 *   changes was started more than once or billed more often than a backfill message asked for it
 */
export async function runBackfill(
  objects: number,
  kills: number,
  seed = 1,
  { callsPerSecond, staleRate }: Conditions = EASY,
): Promise<BackfillRun> {
  const dice = new Random(seed);
  let requestsOfOperator = 0;
  let killed = 0;
  let dieAt = Number.POSITIVE_INFINITY;
  const fault = ({ stage }: ServiceRequest) => {
    if (stage !== 'operator' || ++requestsOfOperator < dieAt) return undefined;
    killed++;
    dieAt = Number.POSITIVE_INFINITY;
    return dice.pick(['crash-before', 'crash-after', 'fail-after'] as const);
  };
  const chaos = { batchSize: 25, maxDeliveryMs: 5_000, pageSize: 1_000, staleRate };
  const world = new World({
    seed,
    fault,
    chaos,
    callsPerSecond,
    maxSteps: 1_000 * objects + 20_000,
  });
  const keys = Array.from({ length: objects }, (_, i) => `news/${String(i).padStart(6, '0')}.txt`);
  keys.forEach((key, i) => {
    world.idOf(key);
    world.scheduler.after((i / PER_SECOND) * 1000, () => world.bucket.put(key, anotherContent(key).body));
  });
  await world.rest();
  const before = new Map(world.comprehend.bills);

  world.versions = ['2'];
  const started = countGenerations(world);
  const sent = countBackfillMessages(world);
  // The kills are spread over all requests of the backfill, those of its last run included.
  const expectedRequests = (2 * objects) / 10;
  const schedule = () => {
    if (killed < kills)
      dieAt = requestsOfOperator + 1 + dice.int(Math.max(2, expectedRequests / (kills + 1)));
  };
  const again = async (): Promise<void> => {
    schedule();
    if (!(await world.operate(backfill))) world.scheduler.after(dice.between(10, 5_000), () => void again());
  };
  world.scheduler.after(1, () => void again());
  const touched = planLiveChanges(world, keys, dice);
  await world.rest();
  world.checkAtRest();

  let billedTwice = 0;
  for (const key of keys) {
    const { head } = world.recordsOf(key);
    if (head?.status !== 'DELETED' && head?.pipelineVersion !== '2') throw new Error(`${key} was skipped`);
    if (touched.has(key)) continue;
    const generations = started.get(articlePartition(world.idOf(key)))?.size;
    if (generations !== 1) throw new Error(`${key} was started ${generations} times`);
    const [passage] = world.recordsOf(key).passages;
    const bill = `entities: ${passage?.text}`;
    const times = (world.comprehend.bills.get(bill) ?? 0) - (before.get(bill) ?? 0);
    if (times < 1 || times > (sent.get(key) ?? 0))
      throw new Error(`${key} was billed ${times} times for ${sent.get(key)} backfill messages`);
    if (times > 1) billedTwice++;
  }
  return { objects, requests: world.requestCount, kills: killed, live: touched.size, billedTwice };
}

/** The command, wired as in cli/commands/backfill/backfill.ts. */
async function backfill({ s3, table, sqs }: Clients): Promise<void> {
  const list = new HoldingsReader(new Table(TABLE_NAME, table));
  const deployed = { pipelineVersion: '2', settings: SETTINGS };
  const plan = await planBackfill(BUCKET, listS3Objects(s3, BUCKET), list, deployed);
  const messages = plan.objects.map(
    ({ key }): BackfillMessage => ({ type: 'backfill', bucket: BUCKET, key }),
  );
  const queue = new Queue<BackfillMessage>(sqs, 'object-events');
  await sendBackfillMessages(messages, queue, { perSecond: PER_SECOND, isOver: () => false });
}

/** The generations that version 2 starts, by partition. */
function countGenerations(world: World): ReadonlyMap<string, ReadonlySet<string>> {
  const started = new Map<string, Set<string>>();
  const check = world.table.onWrite;
  world.table.onWrite = (key, item) => {
    const { pk } = key;
    const head = world.table.partition(pk).get('HEAD') as Head | undefined;
    if (head?.pipelineVersion === '2') started.set(pk, (started.get(pk) ?? new Set()).add(head.generation));
    check(key, item);
  };
  return started;
}

/** How many backfill messages were sent for each key. */
function countBackfillMessages(world: World): ReadonlyMap<string, number> {
  const sent = new Map<string, number>();
  const queue = world.queues['object-events'];
  const add = queue.add.bind(queue);
  queue.add = (body, delayMs = 0) => {
    const { type, key } = JSON.parse(body);
    // A delayed one is a recheck that split scheduled.
    if (type === 'backfill' && delayMs === 0) sent.set(key, (sent.get(key) ?? 0) + 1);
    add(body, delayMs);
  };
  return sent;
}

function planLiveChanges(world: World, keys: readonly string[], dice: Random): ReadonlySet<string> {
  const touched = new Set<string>();
  const end = (keys.length / PER_SECOND) * 1000;
  for (let i = 0; i < keys.length / LIVE_SHARE; i++) {
    const key = dice.chance(0.3) ? `live/${i}.txt` : dice.pick(keys);
    world.idOf(key);
    touched.add(key);
    const isDelete = dice.chance(0.3);
    const content = anotherContent(`${key} version ${i}`);
    world.scheduler.after(dice.between(0, end), () =>
      isDelete ? world.bucket.delete(key) : world.bucket.put(key, content.body),
    );
  }
  return touched;
}
