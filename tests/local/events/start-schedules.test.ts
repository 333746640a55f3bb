import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { startSchedules } from '../../../local/events/start-schedules.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2026-11-24T09:00:00.500Z') });
});
afterEach(() => vi.useRealTimers());

it('tells the targets of a rule each time its time has passed, until it is ended', () => {
  const told: [string, unknown][] = [];
  const schedules = [
    { ruleArn: 'hourly', everyMs: 3_600_000, targetArns: ['a', 'b'] },
    { ruleArn: 'daily', everyMs: 86_400_000, targetArns: ['c'] },
  ];
  const end = startSchedules(schedules, (arns) =>
    arns.map((arn) => async (event: unknown) => void told.push([arn, event])),
  );
  vi.advanceTimersByTime(3_599_000);
  expect(told).toEqual([]);
  vi.advanceTimersByTime(1_000);
  expect(told.map(([arn]) => arn)).toEqual(['a', 'b']);
  expect(told[0]?.[1]).toMatchObject({
    'detail-type': 'Scheduled Event',
    source: 'aws.events',
    time: '2026-11-24T10:00:00Z',
    resources: ['hourly'],
    detail: {},
  });
  vi.advanceTimersByTime(23 * 3_600_000);
  expect(told.filter(([arn]) => arn === 'c')).toHaveLength(1);
  end();
  vi.advanceTimersByTime(86_400_000);
  expect(told).toHaveLength(24 * 2 + 1);
});
