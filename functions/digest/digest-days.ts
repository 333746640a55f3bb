import type { DayMessage } from '@copydesk/core/article/day-message';
import { STORY_DAYS } from '@copydesk/core/digest/digest-day';
import { daysAfter } from '@copydesk/core/queries/days/days-before';
import type { DayStore } from '@copydesk/core/store/day-store';
import { LostRaceError, type MakePorts, makeDigest, type Wait } from './make-digest.ts';

/** The ports of digest. */
export interface DigestPorts extends MakePorts {
  readonly store: MakePorts['store'] & Pick<DayStore, 'markAwaited'>;
  readonly days: {
    send(messages: readonly DayMessage[], options?: { delaySeconds: number }): Promise<void>;
  };
  /** Longer than an invocation lives. */
  readonly lifetimeSeconds: number;
  /** Milliseconds until the function times out. */
  msLeft(): number;
}

/** With less time left, further days are left to another invocation: half of the timeout. */
const RESERVE_MS = 75_000;
/** How many lost races digest takes before it leaves the day to a redelivery. */
const MAX_ATTEMPTS = 3;

/**
 * Makes the digests of the days of a batch of messages, each day once, the earliest first. A story may have articles of the days
 * before it, so the days after one are made anew, too, where they have digests.
 *
 * @returns an outcome for each message
 */
export async function digestDays(
  messages: readonly DayMessage[],
  ports: DigestPorts,
): Promise<PromiseSettledResult<unknown>[]> {
  const left = new Set(messages.map(({ day }) => day));
  const outcomes = new Map<string, PromiseSettledResult<readonly string[]>>();
  while (left.size > 0) {
    const day = [...left].sort()[0] as string;
    left.delete(day);
    const ofDay = messages.filter((message) => message.day === day);
    const isLate = outcomes.size > 0 && ports.msLeft() < RESERVE_MS;
    const [outcome] = await Promise.allSettled([
      isLate ? defer(day, ofDay, ports) : digestWithAfter(day, ofDay, ports),
    ]);
    outcomes.set(day, outcome);
    if (outcome.status === 'fulfilled') for (const later of outcome.value) left.add(later);
  }
  return messages.map(({ day }) => {
    const own = outcomes.get(day) as PromiseSettledResult<readonly string[]>;
    const after = own.status === 'fulfilled' ? own.value.flatMap((later) => outcomes.get(later) ?? []) : [];
    return [own, ...after].find(({ status }) => status === 'rejected') ?? own;
  });
}

/** Whether the days after a day have messages of their own. */
const isAloneIn = (ofDay: readonly DayMessage[]): boolean => ofDay.every(({ isAlone }) => isAlone);

/** Leaves a day to another invocation, with all that its messages say. */
async function defer(day: string, ofDay: readonly DayMessage[], { days }: DigestPorts): Promise<string[]> {
  const tickets = ofDay.flatMap(({ ended = [] }) => ended);
  await days.send([
    {
      type: 'day',
      day,
      // guard: a message that is deferred still says which invocation has ended
      ...(tickets.length > 0 && { ended: Math.max(...tickets) }),
      // guard: the days after a deferred day are made anew after it
      ...(isAloneIn(ofDay) && { isAlone: true }),
    },
  ]);
  return [];
}

/** @returns the days after the day that have digests, which have to be made anew */
async function digestWithAfter(
  day: string,
  ofDay: readonly DayMessage[],
  ports: DigestPorts,
): Promise<string[]> {
  await digestOne(day, new Set(ofDay.flatMap(({ ended = [] }) => ended)), ports);
  if (isAloneIn(ofDay)) return [];
  // guard: the digests of the days after are made anew, too
  const after = daysAfter(day, STORY_DAYS);
  // Read after the day's own head tells of the change: a digest that begins later sees it there, and reads the day anew.
  const heads = await Promise.all(after.map((later) => ports.store.readHead(later)));
  return after.filter((_, i) => heads[i] !== undefined);
}

async function digestOne(day: string, ended: ReadonlySet<number>, ports: DigestPorts): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      const made = await makeDigest(day, ended, ports);
      return made === 'made' ? undefined : await waitFor(day, made, ended, ports);
    } catch (error) {
      if (!(error instanceof LostRaceError) || attempt === MAX_ATTEMPTS) throw error;
    }
  }
}

/**
 * Sends a message that has the day made anew after it has waited: the records may have changed after the other invocation read
 * them, and it may have died. One such message is enough for all changes that are announced meanwhile.
 */
async function waitFor(
  day: string,
  { head, ticket, restsSeconds }: Wait,
  ended: ReadonlySet<number>,
  { days, store, lifetimeSeconds }: DigestPorts,
): Promise<void> {
  // guard: only where another message is on its way, none is sent
  if (head.awaited === ticket && !ended.has(ticket)) return;
  const delaySeconds = restsSeconds ?? lifetimeSeconds;
  // guard: a day that has to wait is made anew after it
  await days.send([{ type: 'day', day, ended: ticket, isAlone: true }], { delaySeconds });
  await store.markAwaited(day, head, ticket);
}
