import { isDeepStrictEqual } from 'node:util';
import { essence, type History, runHistory } from './histories.ts';
import { FAULTS, type Fault, type Io } from './invocation.ts';
import type { WorldOptions } from './world.ts';

/** Messages are quick, so that what happens meanwhile is heard of before a sleeper wakes. */
const QUICK = { maxDeliveryMs: 3_000 };
/** Nearly as long as a function may run. */
const SLEEP_MS = 110_000;

/**
 * Each request of each function is cut: it dies before or after, gets an error before or after the effect (a write
 * that took effect but whose answer is lost), or is sent twice by the SDK.
 */
export async function cutEachRequest(history: History): Promise<number> {
  let runs = 0;
  for (const fault of FAULTS)
    runs += await hitEachRequest(history, { seed: 1 }, fault, (n) => ({
      fault: (io) => (io.n === n ? fault : undefined),
    }));
  return runs;
}

/**
 * Each function dies before and after each request, and each request meets one of the other faults, in turn: three
 * fifths of the whole.
 */
export async function cutEachRequestBriefly(history: History): Promise<number> {
  const [before, after, ...others] = FAULTS;
  let runs = 0;
  for (const fault of [before, after])
    runs += await hitEachRequest(history, { seed: 1 }, fault, (n) => ({
      fault: (io) => (io.n === n ? fault : undefined),
    }));
  const faultAt = (n: number) => others[n % others.length] as Fault;
  runs += await hitEachRequest(history, { seed: 1 }, others.join(', '), (n) => ({
    fault: (io) => (io.n === n ? faultAt(n) : undefined),
  }));
  return runs;
}

/** Each function falls asleep at each request, and wakes when everything else is long done. */
export async function delayEachRequest(history: History, seeds: readonly number[] = [1]): Promise<number> {
  let runs = 0;
  for (const seed of seeds)
    runs += await hitEachRequest(history, { seed, weather: QUICK }, 'asleep', (n) => ({
      latency: sleepAt(n),
    }));
  return runs;
}

/** The same, and the sleeper dies as it wakes; a twin of it has deleted the message, so that nobody comes after it. */
export async function delayAndKillEachRequest(history: History, stride = 1): Promise<number> {
  const weather = { ...QUICK, copies: 2, batchSize: 1, hasTwins: true };
  return hitEachRequest(
    history,
    { seed: 1, weather },
    'asleep, then dead',
    (n) => ({
      latency: sleepAt(n),
      fault: (io) => (io.n === n ? 'crash-after' : undefined),
    }),
    stride,
  );
}

const sleepAt = (n: number) => (io: Io) => (io.n === n ? SLEEP_MS : undefined);

/**
 * Runs a history once for each request of its clean run, or for those of the stage it is about.
 *
 * @returns how many runs that were
 * @throws Error where the table at rest is not the model's, or not the clean run's
 */
async function hitEachRequest(
  history: History,
  options: WorldOptions,
  name: string,
  hit: (n: number) => WorldOptions,
  stride = 1,
): Promise<number> {
  const requests: number[] = [];
  const note = ({ n, stage }: Io) => {
    if (stage === (history.hits ?? stage)) requests.push(n);
    return undefined;
  };
  const clean = await runHistory(history, { ...options, fault: note });
  const hits = requests.sort((a, b) => a - b).filter((_, i) => i % stride === 0);
  for (const n of hits) {
    const where = `${history.name}: ${name} at request ${n}, seed ${options.seed}`;
    const world = await runHistory(history, { ...options, ...hit(n) }).catch((error) => {
      throw new Error(`${where}: ${error.message}`, { cause: error });
    });
    if (!isDeepStrictEqual(essence(world), essence(clean)))
      throw new Error(`${where}: the table differs from the clean run's`);
  }
  return hits.length;
}
