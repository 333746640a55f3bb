/** When Lambda kills a function. */
export const TIMEOUT_MS = 120_000;

/** One invocation of a function, until it answers, dies or times out. */
export class Invocation {
  readonly stage: string;
  /** When Lambda kills it, in milliseconds since the epoch. */
  readonly deadline: number;
  /** Its requests that are not answered yet. */
  waiting = 0;
  isAlive = true;
  onDeath: () => void = () => {};

  constructor(stage: string, deadline = Number.POSITIVE_INFINITY) {
    this.stage = stage;
    this.deadline = deadline;
  }
}

/** The faults of a request. */
export const FAULTS = [
  /** The process dies before the effect. */
  'crash-before',
  /** The process dies after the effect and before the answer. */
  'crash-after',
  /** An error is answered, without an effect. */
  'fail-before',
  /** The request takes effect, but its answer is lost: the caller gets an error. */
  'fail-after',
  /** The request takes effect, its answer is lost, and the SDK sends it again. */
  'repeat',
] as const;
export type Fault = (typeof FAULTS)[number];

/** One request of a function to a service. */
export interface ServiceRequest {
  readonly stage: string;
  /** Such as `table.Update`. */
  readonly name: string;
  /** Its number among all requests of the run, from 0. */
  readonly n: number;
}
