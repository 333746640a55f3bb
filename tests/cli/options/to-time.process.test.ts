import { afterEach, describe, expect, it, vi } from 'vitest';
import { toTime } from '../../../cli/options/to-time.ts';

afterEach(() => void vi.useRealTimers());

describe('a time', () => {
  it.each([
    ['1d', '2026-12-01'],
    ['7d', '2026-11-25'],
    ['2026-11-20', '2026-11-20'],
    ['2010-02-28', '2010-02-28'],
    ['2026-11-20T09:30Z', '2026-11-20T09:30Z'],
    ['2026-11-20T09:30:00+01:00', '2026-11-20T09:30:00+01:00'],
  ])('%s is %s', (value, time) => {
    vi.useFakeTimers({ now: Date.parse('2026-12-01T23:00:00Z') });
    expect(toTime(value)).toBe(time);
  });

  it.each(['yesterday', '0d', '2026-02-30', '2026-11-20T09:30', '20.11.2026', ''])('%j is none', (value) => {
    expect(() => toTime(value)).toThrow('It is a day (2026-11-20)');
  });
});
