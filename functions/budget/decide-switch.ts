/** A decision about the event source of enrich. */
export type Switch =
  | 'close'
  | 'open'
  /** Delete the note of a stop that is over, so that a later close by hand is not taken for the budget's. */
  | 'forget'
  | 'leave';

export interface Situation {
  readonly isSpent: boolean;
  /** The state of the event source mapping: https://docs.aws.amazon.com/lambda/latest/api/API_EventSourceMappingConfiguration.html */
  readonly state: string;
  /** Whether a note says that the spent budget closed it. Without a note, it was closed by hand. */
  readonly isStopped: boolean;
}

/**
 * Closes the source while the day's budget is spent, and opens it when the budget is no longer spent: on the next day, or
 * after `copydesk resume`. A source that is changing its state is left for the next run. A source that was closed by hand
 * stays closed.
 *
 * An invocation may die after it opened the source, or between the note and the close of a day that is over. It leaves a
 * note of a stop although the source is open. The note is deleted here. Otherwise the next close by hand would be undone.
 */
export function decideSwitch({ isSpent, state, isStopped }: Situation): Switch {
  if (isSpent) return state === 'Enabled' ? 'close' : 'leave';
  if (!isStopped) return 'leave';
  if (state === 'Disabled') return 'open';
  // guard: a budget that is not spent leaves no note of a stop
  return state === 'Enabled' ? 'forget' : 'leave';
}
