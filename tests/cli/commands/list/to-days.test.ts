import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { toDays } from '../../../../cli/commands/list/to-days.ts';

beforeEach(() => void vi.useFakeTimers({ now: Date.parse('2026-03-01T23:59:00Z') }));
afterEach(() => void vi.useRealTimers());

it.each<[since: string, days: string[]]>([
  ['1d', ['2026-03-01']],
  ['2d', ['2026-03-01', '2026-02-28']],
  ['2026-02-27', ['2026-03-01', '2026-02-28', '2026-02-27']],
])('%s lists the days to today, newest first', (since, days) => {
  expect(toDays(since)).toEqual(days);
});

it('accepts a year, and no more', () => {
  expect(toDays('366d')).toHaveLength(366);
  for (const since of ['367d', '0d', '2026-03-02', '2026-02-30x', '']) expect(() => toDays(since)).toThrow();
});
