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
 * Makes the digests of the days of a batch of messages, each day once. A story may have articles of the days before it, so the
 * days after one are made anew, too, where they have digests.
 *
 * @returns an outcome for each message
 */
export async function digestDays(
  messages: readonly DayMessage[],
  ports: DigestPorts,
): Promise<PromiseSettledResult<unknown>[]> {
  const daysOf = await Promise.allSettled(messages.map((message) => listDays(message, ports)));
  const days = new Set(daysOf.flatMap((listed) => (listed.status === 'fulfilled' ? listed.value : [])));
  const outcomes = new Map<string, PromiseSettledResult<void>>();
  for (const [number, day] of [...days].sort().entries()) {
    if (number > 0 && ports.msLeft() < RESERVE_MS) {
      const [outcome] = await Promise.allSettled([ports.days.send([{ type: 'day', day, isAlone: true }])]);
      outcomes.set(day, outcome);
      continue;
    }
    const ended = messages.flatMap((message) => (message.day === day ? (message.ended ?? []) : []));
    const [outcome] = await Promise.allSettled([digestOne(day, new Set(ended), ports)]);
    outcomes.set(day, outcome);
  }
  return daysOf.map((listed) => {
    if (listed.status === 'rejected') return listed;
    const failed = listed.value.flatMap((day) => outcomes.get(day) ?? []);
    return failed.find(({ status }) => status === 'rejected') ?? { status: 'fulfilled', value: undefined };
  });
}

/** The day of a message, and the days after it that have digests. */
async function listDays({ day, isAlone }: DayMessage, { store }: DigestPorts): Promise<string[]> {
  if (isAlone) return [day];
  // guard: the digests of the days after are made anew, too
  const after = daysAfter(day, STORY_DAYS);
  const heads = await Promise.all(after.map((later) => store.readHead(later)));
  return [day, ...after.filter((_, i) => heads[i] !== undefined)];
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
