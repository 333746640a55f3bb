import { isDeepStrictEqual } from 'node:util';
import { comparableRecords, HISTORIES, type History, runHistory } from './histories.ts';
import { FAULTS, type Fault, type ServiceRequest } from './invocation.ts';
import type { WorldOptions } from './world.ts';

/** Messages are delivered quickly, so that changes are processed before a stalled function continues. */
const QUICK = { maxDeliveryMs: 3_000 };
/** Nearly as long as a function may run. */
const STALL_MS = 110_000;

/**
 * Runs a history once for each fault at each request: the function dies before or after the effect, gets an error
 * before or after the effect (then the answer of a write that took effect is lost), or the SDK sends the request twice.
 */
export async function failEachRequest(history: History): Promise<number> {
  let runs = 0;
  for (const fault of FAULTS)
    runs += await injectIntoEachRequest(history, { seed: 1 }, fault, (n) => ({
      fault: (request) => (request.n === n ? fault : undefined),
    }));
  return runs;
}

/** The same with one of the faults at each request, by turns. Another history begins with another fault. */
export async function failEachRequestOnce(history: History): Promise<number> {
  const turn = HISTORIES.indexOf(history);
  const faultAt = (n: number) => FAULTS[(n + turn) % FAULTS.length] as Fault;
  return injectIntoEachRequest(history, { seed: 1 }, 'a fault', (n) => ({
    fault: (request) => (request.n === n ? faultAt(n) : undefined),
  }));
}

/** Each function stalls at each request until everything else is done. */
export async function stallEachRequest(
  history: History,
  seeds: readonly number[] = [1],
  stride = 1,
): Promise<number> {
  let runs = 0;
  for (const seed of seeds)
    runs += await injectIntoEachRequest(
      history,
      { seed, chaos: QUICK },
      'stalled',
      (n) => ({ latency: stallAt(n) }),
      stride,
    );
  return runs;
}

/** The same, and the stalled function then dies. A concurrent duplicate has deleted its message, so there is no retry. */
export async function stallAndKillEachRequest(history: History, stride = 1): Promise<number> {
  const chaos = { ...QUICK, copies: 2, batchSize: 1, duplicatesDeleteMessages: true };
  return injectIntoEachRequest(
    history,
    { seed: 1, chaos },
    'stalled, then dead',
    (n) => ({
      latency: stallAt(n),
      fault: (request) => (request.n === n ? 'crash-after' : undefined),
    }),
    stride,
  );
}

const stallAt = (n: number) => (request: ServiceRequest) => (request.n === n ? STALL_MS : undefined);

/**
 * Runs a history once for each request of its clean run, with a fault at that request. If the history names a stage,
 * only that stage's requests are used.
 *
 * @param inject the options that put the fault at request `n`
 * @param stride 5 for every fifth request
 * @returns the number of runs
 * @throws Error if the table at rest differs from the model or from the clean run's
 */
async function injectIntoEachRequest(
  history: History,
  options: WorldOptions,
  name: string,
  inject: (n: number) => WorldOptions,
  stride = 1,
): Promise<number> {
  const requests: number[] = [];
  const note = ({ n, stage }: ServiceRequest) => {
    if (stage === (history.failing ?? stage)) requests.push(n);
    return undefined;
  };
  const clean = await runHistory(history, { ...options, fault: note });
  const chosen = requests.sort((a, b) => a - b).filter((_, i) => i % stride === 0);
  for (const n of chosen) {
    const where = `${history.name}: ${name} at request ${n}, seed ${options.seed}`;
    const world = await runHistory(history, { ...options, ...inject(n) }).catch((error) => {
      throw new Error(`${where}: ${error.message}`, { cause: error });
    });
    if (!isDeepStrictEqual(comparableRecords(world), comparableRecords(clean)))
      throw new Error(`${where}: the table differs from the clean run's`);
  }
  return chosen.length;
}
