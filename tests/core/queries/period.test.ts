import { describe, expect, it } from 'vitest';
import { boundsOf, boundsOfDays, daysOf } from '../../../core/queries/period.ts';
import { QueryError } from '../../../core/queries/query-error.ts';
import type { Period } from '../../../core/queries/questions.ts';

const NOON = '2026-11-24T12:00:00.000Z#0123#g1';

describe('a period', () => {
  it.each<[Period, isWithin: boolean]>([
    [{}, true],
    [{ since: '2026-11-24' }, true],
    [{ since: '2026-11-25' }, false],
    [{ until: '2026-11-24' }, true],
    [{ until: '2026-11-23' }, false],
    [{ since: '2026-11-24', until: '2026-11-24' }, true],
    [{ since: '2026-11-24T12:00:00Z' }, true],
    [{ since: '2026-11-24T12:00:00.001Z' }, false],
    [{ until: '2026-11-24T12:00:00Z' }, false],
    [{ until: '2026-11-24T12:00:01Z' }, true],
    [{ since: '2026-11-24T13:00+01:00' }, true],
    [{ since: '2026-11-24T13:00:01+01:00' }, false],
    [{ until: '2026-12-31', since: '2026-01-01' }, true],
  ])('%j: an article of noon on 24 November is in it: %s', (period, isWithin) => {
    const { from, to } = boundsOf(period);
    expect(NOON >= from && NOON <= to).toBe(isWithin);
  });

  it.each<[Period, RegExp]>([
    [{ since: 'yesterday' }, /since is "yesterday", which is no date\. Write a day, as 2026-11-24/],
    [{ since: '2026-02-30' }, /since is 2026-02-30, which is no day of the calendar/],
    [{ until: '2026-13-01' }, /until is 2026-13-01, which is no day of the calendar/],
    [{ since: '2026-11-24T12:00:00' }, /an instant with its zone/],
    [{ since: '2026-11-25', until: '2026-11-24' }, /ends before it begins.*Exchange the two/],
  ])('%j is refused, with what to write', (period, message) => {
    expect(() => boundsOf(period)).toThrow(QueryError);
    expect(() => boundsOf(period)).toThrow(message);
  });

  it('lists its days, the newest first, over the end of a month and a leap day', () => {
    expect([...daysOf(boundsOfDays({ since: '2028-02-28', until: '2028-03-01' }))]).toEqual([
      '2028-03-01',
      '2028-02-29',
      '2028-02-28',
    ]);
    expect([...daysOf(boundsOfDays({ day: '2026-11-24' }))]).toEqual(['2026-11-24']);
    const hours = { since: '2026-11-24T23:00:00Z', until: '2026-11-25T01:00:00Z' };
    expect([...daysOf(boundsOfDays(hours))]).toEqual(['2026-11-25', '2026-11-24']);
  });

  it('of days has both ends, and at most a year', () => {
    expect(() => boundsOfDays({} as never)).toThrow(/needs a day, or a period with both ends/);
    expect(() => boundsOfDays({ since: '2020-01-01', until: '2026-01-01' })).toThrow(
      /has 2193 days, and a listing takes 366 at most/,
    );
    expect(() => boundsOfDays({ since: '2028-01-01', until: '2028-12-31' })).not.toThrow();
  });
});
