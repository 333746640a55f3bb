import type { Days } from '@copydesk/core/queries/questions';
import { ProblemError } from './problem.ts';

interface Asked {
  readonly day?: string | undefined;
  readonly since?: string | undefined;
  readonly until?: string | undefined;
}

/**
 * The days that a listing is about.
 *
 * @throws ProblemError for none, and for a day beside a period
 */
export function daysAsked({ day, since, until }: Asked): Days {
  if (day !== undefined && since === undefined && until === undefined) return { day };
  if (day === undefined && since !== undefined && until !== undefined) return { since, until };
  const given = Object.entries({ day, since, until }).flatMap(([name, value]) => (value ? [name] : []));
  throw new ProblemError({
    status: 400,
    title: 'The question names no days',
    detail: `A listing needs a day, or a period with both ends. This one has ${given.join(' and ') || 'neither'}.`,
    cure: 'Add day=2026-11-24, or since=2026-11-18 and until=2026-11-24.',
    errors: [{ in: 'query', name: 'day', message: 'Write day alone, or since and until' }],
  });
}

const DAY_MS = 86_400_000;

/** As `daysAsked`. Without any, the days up to today. */
export function daysOrLatest(asked: Asked, now: Date, days: number): Days {
  if (asked.day !== undefined || asked.since !== undefined || asked.until !== undefined)
    return daysAsked(asked);
  const until = now.toISOString().slice(0, 10);
  return { since: new Date(Date.parse(until) - (days - 1) * DAY_MS).toISOString().slice(0, 10), until };
}
