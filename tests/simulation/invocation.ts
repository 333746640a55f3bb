/** When Lambda kills a function. */
export const TIMEOUT_MS = 120_000;

/** One run of a function, until it answers, dies or runs out of time. */
export class Invocation {
  readonly stage: string;
  /** When Lambda kills it, in milliseconds since the epoch. */
  readonly deadline: number;
  /** Requests of it under way. */
  waiting = 0;
  isAlive = true;
  onDeath: () => void = () => {};

  constructor(stage: string, deadline = Number.POSITIVE_INFINITY) {
    this.stage = stage;
    this.deadline = deadline;
  }
}

/** What may go wrong with one request. */
export const FAULTS = [
  /** The process dies; nothing happened yet. */
  'crash-before',
  /** It happened; the process dies before it knows. */
  'crash-after',
  /** Throttled or broken: nothing happened, an error is answered. */
  'fail-before',
  /** It happened, but the answer is lost for good. */
  'fail-after',
  /** It happened, the answer is lost, and the SDK sends the request once more. */
  'repeat',
] as const;
export type Fault = (typeof FAULTS)[number];

/** One request to a service: the boundaries at which a function may be cut. */
export interface Io {
  readonly stage: string;
  /** Such as `table.Update`. */
  readonly name: string;
  /** 0-based, among all requests of the run. */
  readonly n: number;
}
