import { isDeepStrictEqual } from 'node:util';
import { comparableRecords, HISTORIES, type History, runHistory } from './histories.ts';
import { FAULTS, type ServiceRequest } from './invocation.ts';
import type { WorldOptions } from './world.ts';

/** A fault that is put at one request of a history. */
export interface Injection {
  readonly name: string;
  /** The conditions of the run, and of the run without the fault. */
  readonly options: WorldOptions;
  /** Puts the fault at request `n`. */
  at(n: number): WorldOptions;
}

/**
 * The function dies before or after the effect, gets an error before or after the effect (then the answer of a write that
 * took effect is lost), or the SDK sends the request twice.
 */
export const FAILURES: readonly Injection[] = FAULTS.map((fault) => ({
  name: fault,
  options: { seed: 1 },
  at: (n) => ({ fault: (request) => (request.n === n ? fault : undefined) }),
}));

/** Messages are delivered quickly, so that changes are processed before a stalled function continues. */
const QUICK = { maxDeliveryMs: 3_000 };
/** Nearly as long as a function may run. */
const STALL_MS = 110_000;
const stallAt = (n: number) => (request: ServiceRequest) => (request.n === n ? STALL_MS : undefined);

/** The function stalls until everything else is done, and continues then. */
export const stall = (seed: number): Injection => ({
  name: 'stalled',
  options: { seed, chaos: QUICK },
  at: (n) => ({ latency: stallAt(n) }),
});

/** The same, and the stalled function then dies. A concurrent duplicate has deleted its message, so there is no retry. */
export const STALL_AND_DIE: Injection = {
  name: 'stalled, then dead',
  options: {
    seed: 1,
    chaos: { ...QUICK, copies: 2, batchSize: 1, duplicatesDeleteMessages: true },
  },
  at: (n) => ({
    latency: stallAt(n),
    fault: (request) => (request.n === n ? 'crash-after' : undefined),
  }),
};

/** A request at which a fault can be put. */
export interface Place {
  readonly history: History;
  /** The request's number in the run. */
  readonly n: number;
  /** The stage and the operation, such as `split table.Update`. */
  readonly kind: string;
  /** The records at the end of the run without the fault. */
  readonly expected: unknown;
}

/** Every request of every history, in a run without the fault. If a history names a stage, only that stage's. */
export async function listPlaces({ options }: Injection): Promise<readonly Place[]> {
  const places: Place[] = [];
  for (const history of HISTORIES) {
    const requests: ServiceRequest[] = [];
    const note = (request: ServiceRequest) => {
      if (request.stage === (history.failing ?? request.stage)) requests.push(request);
      return undefined;
    };
    const expected = comparableRecords(await runHistory(history, { ...options, fault: note }));
    for (const { n, stage, name } of requests.sort((a, b) => a.n - b.n))
      places.push({ history, n, kind: `${stage} ${name}`, expected });
  }
  return places;
}

/** @throws Error if the table at rest differs from the model, or from that of the run without the fault */
export async function injectFault(injection: Injection, { history, n, expected }: Place): Promise<void> {
  const { name, options } = injection;
  const where = `${history.name}: ${name} at request ${n}, seed ${options.seed}`;
  const world = await runHistory(history, { ...options, ...injection.at(n) }).catch((error) => {
    throw new Error(`${where}: ${error.message}`, { cause: error });
  });
  if (!isDeepStrictEqual(comparableRecords(world), expected))
    throw new Error(`${where}: the table differs from that of the run without the fault`);
}
