import type { Page } from './answers.ts';
import { type Question, readCursor, writeCursor } from './cursor.ts';
import type { Filled } from './fill-page.ts';
import { type Bounds, daysOf } from './period.ts';
import { QueryError } from './query-error.ts';
import type { PageOptions } from './questions.ts';
import { ReadBudget } from './read-budget.ts';

const DEFAULT_LIMIT = 50;
const MAX_LIMIT = 500;

/** @throws QueryError for what is no limit */
export function limitOf(limit: number = DEFAULT_LIMIT, most = MAX_LIMIT): number {
  if (Number.isInteger(limit) && limit >= 1 && limit <= most) return limit;
  throw new QueryError(
    `The limit is ${limit}. Ask for a whole number from 1 to ${most}; further pages have the rest`,
  );
}

/** The reads of one page: enough to fill it where every article takes two, and some are not shown. */
export const budgetOf = (limit: number) => new ReadBudget(2 * limit + 100);

/**
 * The bounds of the rest of an answer: those of the question, down from where the cursor's page begins.
 *
 * @throws QueryError for a cursor of another question
 */
export function restOf(question: Question, bounds: Bounds, { cursor }: Pick<PageOptions, 'cursor'>): Bounds {
  if (cursor === undefined) return bounds;
  const [to = bounds.to] = readCursor(question, cursor);
  return { from: bounds.from, to };
}

export function toPage<Item>(question: Question, { items, rest }: Filled<Item>): Page<Item> {
  return { items, ...(rest !== undefined && { cursor: writeCursor(question, [rest]) }) };
}

/** Whether a position is within what a question is about. */
export const isWithin =
  ({ from, to }: Bounds) =>
  (position: string): boolean =>
    position >= from && position < to;

/** Stages of a walk over days, the newest first. */
export function* stagesOf(bounds: Bounds, partitionsOf: (day: string) => readonly string[]) {
  for (const day of daysOf(bounds)) yield { partitions: partitionsOf(day), floor: day };
}
