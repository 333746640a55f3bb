/** What is to be done about the event source of enrich. */
export type Switch = 'close' | 'open' | 'leave';

export interface Situation {
  readonly isSpent: boolean;
  /** Of the event source mapping: https://docs.aws.amazon.com/lambda/latest/api/API_EventSourceMappingConfiguration.html */
  readonly state: string;
  /** Whether a spent budget closed it, and not somebody's hand. */
  readonly isStopped: boolean;
}

/**
 * The source is closed while the day's budget is spent, and opened when it no longer is: on the next day, or after
 * `copydesk resume`. What is on its way between two states is left until the next look, and what somebody else closed
 * stays closed.
 */
export function decideSwitch({ isSpent, state, isStopped }: Situation): Switch {
  if (isSpent) return state === 'Enabled' ? 'close' : 'leave';
  return state === 'Disabled' && isStopped ? 'open' : 'leave';
}
