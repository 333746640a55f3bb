import { PermanentError } from './errors.ts';
import { parseObject } from './messages.ts';

/** Asks digest to make the digest of a day anew: an article of the day, or an object rejected on it, has changed. */
export interface DayMessage {
  readonly type: 'day';
  /** `2026-11-30`, UTC. */
  readonly day: string;
  /**
   * Digest sends itself this message where it found another invocation at work on the day: the ticket of that one. When the
   * message arrives, that invocation has ended.
   */
  readonly ended?: number;
  /** The days after it, whose stories may have articles of the day, have messages of their own. */
  readonly isAlone?: boolean;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** A message for each of the days that some instants belong to. @param instants in ISO 8601, UTC */
export function dayMessagesOf(instants: Iterable<string>): DayMessage[] {
  const days = new Set([...instants].map((instant) => instant.slice(0, 10)));
  return [...days].filter(isDay).map((day) => ({ type: 'day', day }));
}

/** @throws PermanentError for a body that no stage sends */
export function parseDayMessage(body: string): DayMessage {
  const { type, day, ended, isAlone } = parseObject(body) as Partial<DayMessage>;
  if (type === 'day' && typeof day === 'string' && isDay(day))
    return {
      type,
      day,
      ...(Number.isSafeInteger(ended) && { ended: Number(ended) }),
      ...(isAlone === true && { isAlone }),
    };
  throw new PermanentError(`This is not a message of a day: ${body.slice(0, 200)}`);
}

const isDay = (day: string) => DAY.test(day) && !Number.isNaN(Date.parse(day));
