/** What is to be done about the event source of enrich. */
export type Switch =
  | 'close'
  | 'open'
  /** Of a stop that is over: whoever closes the source from now on is not the budget. */
  | 'forget'
  | 'leave';

export interface Situation {
  readonly isSpent: boolean;
  /** Of the event source mapping: https://docs.aws.amazon.com/lambda/latest/api/API_EventSourceMappingConfiguration.html */
  readonly state: string;
  /** Whether it is noted that a spent budget closes it, and not somebody's hand. */
  readonly isStopped: boolean;
}

/**
 * The source is closed while the day's budget is spent, and opened when it no longer is: on the next day, or after
 * `copydesk resume`. What is on its way between two states is left until the next look, and what somebody else closed
 * stays closed.
 *
 * Whoever died after opening, or between the note and the closing of a day that is over, leaves a note that says a spent
 * budget closed a source that is open. It is forgotten here, lest the next closing by hand be undone for it.
 */
export function decideSwitch({ isSpent, state, isStopped }: Situation): Switch {
  if (isSpent) return state === 'Enabled' ? 'close' : 'leave';
  if (!isStopped) return 'leave';
  if (state === 'Disabled') return 'open';
  return state === 'Enabled' ? 'forget' : 'leave';
}
