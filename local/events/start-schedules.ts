import { randomUUID } from 'node:crypto';
import { ACCOUNT, REGION } from '../account.ts';
import type { Target } from './target-of.ts';

/** The schedule of a rule. */
export interface Schedule {
  readonly ruleArn: string;
  readonly everyMs: number;
  readonly targetArns: readonly string[];
}

/**
 * Sends an event to the targets of each schedule at its rate, as EventBridge does. The first event comes after one
 * interval.
 *
 * @returns stops all schedules
 */
export function startSchedules(
  schedules: readonly Schedule[],
  targetsOf: (arns: readonly string[]) => readonly Target[],
): () => void {
  const timers = schedules.map(({ ruleArn, everyMs, targetArns }) => {
    const targets = targetsOf(targetArns);
    return setInterval(() => {
      const event = {
        version: '0',
        id: randomUUID(),
        'detail-type': 'Scheduled Event',
        source: 'aws.events',
        account: ACCOUNT,
        time: new Date().toISOString().replace(/\.\d+Z$/, 'Z'),
        region: REGION,
        resources: [ruleArn],
        detail: {},
      };
      for (const target of targets) void target(event);
    }, everyMs).unref();
  });
  return () => {
    for (const timer of timers) clearInterval(timer);
  };
}
