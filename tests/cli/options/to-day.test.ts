import { expect, it } from 'vitest';
import { toDay } from '../../../cli/options/to-day.ts';

it('takes a day, and a number of days that ends today', () => {
  expect(toDay('2026-11-24')).toBe('2026-11-24');
  expect(toDay('1d')).toBe(new Date().toISOString().slice(0, 10));
});

it.each(['2026-11-24T09:30Z', '24.11.2026', '', '0d'])('refuses %j', (value) => {
  expect(() => toDay(value)).toThrow(/a day/);
});
