import { atLeast, atMost, type Claim, type Measured } from './claim.ts';
import type { MessageSource } from './message-source.ts';
import { QUOTA } from './quota.ts';
import type { Services } from './services.ts';

const WINDOW_SECONDS = 60;
const LEAST_USE = 0.95;
const MAX_THROTTLED = 0.001;

/** The use of the quota in a run. */
export interface Use {
  /** The used share in the minute with the fewest calls, of the minutes with a backlog; null if there is no such minute. */
  readonly least: Measured;
  /** The share of calls above the quota. */
  readonly throttled: number;
}

export function measureUse({ comprehend }: Services, queue: MessageSource<unknown>): Use {
  const meters = [...comprehend.meters];
  const until = queue.drainedAt ?? 0;
  const least = Math.min(...meters.map((meter) => meter.leastRate(until, WINDOW_SECONDS))) / QUOTA;
  return {
    least: Number.isNaN(least) ? null : least,
    throttled: Math.max(...meters.map(({ throttled, calls }) => throttled / calls)),
  };
}

export function claimsOf(name: string, uses: readonly Use[]): Claim[] {
  return [
    atLeast(
      `${name}: quota used in the least busy minute`,
      uses.map(({ least }) => least),
      LEAST_USE,
      'share',
    ),
    atMost(
      `${name}: calls throttled`,
      uses.map(({ throttled }) => throttled),
      MAX_THROTTLED,
      'share',
    ),
  ];
}
