import type { Random } from './random.ts';

/** The latency of a service: its median in milliseconds, with a long tail. */
export interface Latency {
  readonly medianMs: number;
  /** The standard deviation of the logarithm: 0.3 puts one request in a hundred at twice the median, 0.8 at six times. */
  readonly sigma: number;
}

/** The assumed latency of each service within its region. No account was measured. */
export const LATENCIES = {
  /** From the function's call until the service counts it. */
  arrival: { medianMs: 4, sigma: 0.8 },
  /** Comprehend's own work: one document, and a batch of up to 25. */
  single: { medianMs: 120, sigma: 0.4 },
  batch: { medianMs: 300, sigma: 0.4 },
  /** One request to DynamoDB. */
  table: { medianMs: 5, sigma: 0.6 },
  /** From the first received message to the function's first line: gathering and invocation. */
  invoke: { medianMs: 40, sigma: 0.5 },
} as const satisfies Record<string, Latency>;

/** @returns milliseconds, log-normally distributed (Box and Muller) */
export function drawLatency({ medianMs, sigma }: Latency, random: Random): number {
  const normal = Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());
  return medianMs * Math.exp(sigma * normal);
}
