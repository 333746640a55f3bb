import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { startSchedules } from '../../../local/events/start-schedules.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2026-11-24T09:00:00.500Z') });
});
afterEach(() => vi.useRealTimers());

it('targets receive an event after each interval, until the schedules are stopped', () => {
  const received: [string, unknown][] = [];
  const schedules = [
    { ruleArn: 'hourly', everyMs: 3_600_000, targetArns: ['a', 'b'] },
    { ruleArn: 'daily', everyMs: 86_400_000, targetArns: ['c'] },
  ];
  const end = startSchedules(schedules, (arns) =>
    arns.map((arn) => async (event: unknown) => void received.push([arn, event])),
  );
  vi.advanceTimersByTime(3_599_000);
  expect(received).toEqual([]);
  vi.advanceTimersByTime(1_000);
  expect(received.map(([arn]) => arn)).toEqual(['a', 'b']);
  expect(received[0]?.[1]).toMatchObject({
    'detail-type': 'Scheduled Event',
    source: 'aws.events',
    time: '2026-11-24T10:00:00Z',
    resources: ['hourly'],
    detail: {},
  });
  vi.advanceTimersByTime(23 * 3_600_000);
  expect(received.filter(([arn]) => arn === 'c')).toHaveLength(1);
  end();
  vi.advanceTimersByTime(86_400_000);
  expect(received).toHaveLength(24 * 2 + 1);
});
