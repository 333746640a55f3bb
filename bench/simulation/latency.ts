import type { Random } from './random.ts';

/** How long a service takes: half of the requests so many milliseconds or less, with a long tail. */
export interface Latency {
  readonly medianMs: number;
  /** Of the logarithm: 0.3 puts one request in a hundred at twice the median, 0.8 at six times. */
  readonly sigma: number;
}

/** What is assumed of each service, from within its region. Assumed, not measured: no account stands behind this. */
export const LATENCIES = {
  /** A call on its way, before the service counts it. */
  arrival: { medianMs: 4, sigma: 0.8 },
  /** Comprehend's own work: one document, and a batch of up to 25. */
  single: { medianMs: 120, sigma: 0.4 },
  batch: { medianMs: 300, sigma: 0.4 },
  /** One request to DynamoDB. */
  table: { medianMs: 5, sigma: 0.6 },
  /** From the first message taken to the function's first line: the poller gathers, Lambda invokes. */
  invoke: { medianMs: 40, sigma: 0.5 },
} as const satisfies Record<string, Latency>;

/** @returns milliseconds, log-normally distributed (Box and Muller) */
export function drawLatency({ medianMs, sigma }: Latency, random: Random): number {
  const normal = Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());
  return medianMs * Math.exp(sigma * normal);
}
