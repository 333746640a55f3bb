import { randomUUID } from 'node:crypto';
import { ACCOUNT, REGION } from '../account.ts';
import type { Wiring } from '../resources/wiring.ts';

type Target = (event: unknown) => Promise<void>;

/**
 * Tells the targets of each rule with a schedule, as EventBridge does: for the first time when the time has passed once.
 *
 * @returns ends it
 */
export function startSchedules(
  schedules: Wiring['schedules'],
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
