import { sumUnits, sumUsage } from '../article/usage.ts';
import type { ArticleCard } from '../store/article-card.ts';
import type { Head, PassageRecord } from '../store/items.ts';
import type { GivenUp, Run, RunStep } from './run.ts';

/** The records of an object's newest version, and its dead letters. */
export interface RunRecords {
  readonly head: Head;
  /** The card of that version; absent where it is not published. */
  readonly card?: ArticleCard;
  /** Of that version, by index. */
  readonly passages: readonly PassageRecord[];
  readonly givenUp: readonly GivenUp[];
  /** Whether every dead letter was looked at. */
  readonly isWholeSearch: boolean;
}

/**
 * Tells what became of an object. It knows what the records say: when the object was received, when split claimed it, when
 * each passage was recorded, and when publish merged them. No record says how long split and publish worked.
 */
export function buildRun(records: RunRecords): Run {
  const { head, card, passages, givenUp, isWholeSearch } = records;
  const { articleId, source, status, reasons = [], detail, generation, published } = head;
  const receivedAt = card?.receivedAt ?? head.draft?.receivedAt ?? head.receivedAt;
  const endedAt = card?.timings.enrichedAt;
  const state = stateOf(records);
  const usage = passages.length > 0 ? sumUsage(passages.map((passage) => passage.usage)) : undefined;
  return {
    articleId,
    bucket: source.bucket,
    key: source.key,
    status,
    state,
    summary: summarise(records, state),
    reasons,
    ...(detail !== undefined && { detail }),
    generation,
    ...(published !== undefined && published !== generation && { superseded: published }),
    ...(receivedAt !== undefined && { receivedAt }),
    ...(endedAt !== undefined && { endedAt }),
    ...(receivedAt !== undefined && endedAt !== undefined && { tookMs: between(receivedAt, endedAt) }),
    ...(usage && {
      usage: { units: sumUnits(usage), cachedUnits: usage.cachedUnits, calls: usage.calls },
    }),
    steps: receivedAt === undefined ? [] : stepsOf(records, receivedAt),
    givenUp,
    isWholeSearch,
  };
}

function stateOf({ head: { status }, givenUp }: RunRecords): Run['state'] {
  if (status !== 'ENRICHING') return 'done';
  return givenUp.length > 0 ? 'given-up' : 'on-the-way';
}

function summarise({ head, passages, givenUp }: RunRecords, state: Run['state']): string {
  const { status, reasons = [], passageCount = 0, pending } = head;
  if (status === 'DELETED') return 'The object was deleted, and its records were removed.';
  if (status === 'REJECTED') return `Rejected: ${head.detail ?? reasons.join(', ')}.`.replace(/\.\.$/, '.');
  if (status === 'PARTIAL') return `Published in part: ${reasons.join(', ')}.`;
  if (status === 'ENRICHED') return `Published, with ${count(passageCount || passages.length, 'passage')}.`;
  const left = pending?.size ?? 0;
  const first = givenUp[0];
  if (state === 'given-up' && first)
    return `Given up in ${first.stage}: ${first.cause}.`.replace(/\.\.$/, '.');
  if (left > 0) return `On the way: ${left} of ${count(passageCount, 'passage')} wait for enrich.`;
  return 'On the way: every passage is enriched, and the article waits for publish.';
}

function stepsOf(records: RunRecords, receivedAt: string): RunStep[] {
  const { head, card, givenUp } = records;
  const claimedAt = card?.timings.claimedAt ?? head.draft?.claimedAt;
  const received: RunStep = { step: 'received', state: 'done', startsAt: 0, tookMs: 0 };
  if (head.status === 'DELETED') return [received];
  if (head.status === 'REJECTED')
    return [received, { step: 'split', state: 'failed', cause: head.detail ?? '' }];
  if (claimedAt === undefined) return [received, { step: 'split', state: 'waiting' }];
  const claimed = between(receivedAt, claimedAt);
  const split: RunStep = { step: 'split', state: 'done', startsAt: claimed, waitedMs: claimed };
  const passages = passageSteps(records, receivedAt, claimed);
  const last = Math.max(claimed, ...passages.map(({ startsAt = 0, tookMs = 0 }) => startsAt + tookMs));
  return [received, split, ...passages, publishStep(records, receivedAt, last, givenUp)];
}

function passageSteps(
  { head, passages, givenUp }: RunRecords,
  receivedAt: string,
  claimed: number,
): RunStep[] {
  const recorded = new Map(passages.map((passage) => [passage.index, passage]));
  const count = Math.max(head.passageCount ?? 0, passages.length);
  return Array.from({ length: count }, (_, index): RunStep => {
    const step = { step: 'passage', number: index + 1 } as const;
    const passage = recorded.get(index);
    if (passage) return { ...step, ...recordedStep(passage, receivedAt, claimed) };
    const letter = givenUp.find((one) => one.stage === 'enrich' && one.passage === index);
    return letter ? { ...step, state: 'failed', cause: letter.cause } : { ...step, state: 'waiting' };
  });
}

function recordedStep(passage: PassageRecord, receivedAt: string, claimed: number): Omit<RunStep, 'step'> {
  const { usage, failures, enrichedAt, enrichMs = 0 } = passage;
  const units = sumUnits(usage);
  const isCached = units === 0 && usage.cachedUnits > 0;
  const ended = enrichedAt === undefined ? undefined : between(receivedAt, enrichedAt);
  const startsAt = ended === undefined ? undefined : Math.max(claimed, ended - enrichMs);
  return {
    state: failures ? 'failed' : isCached ? 'cached' : 'done',
    ...(startsAt !== undefined &&
      ended !== undefined && {
        startsAt,
        waitedMs: startsAt - claimed,
        tookMs: Math.max(0, ended - startsAt),
      }),
    units,
    cachedUnits: usage.cachedUnits,
    calls: usage.calls.length,
    ...(failures && {
      cause: Object.entries(failures)
        .map(([analysis, failure]) => `${analysis}: ${failure}`)
        .join(', '),
    }),
  };
}

function publishStep(
  { head, card }: RunRecords,
  receivedAt: string,
  last: number,
  givenUp: readonly GivenUp[],
): RunStep {
  if (card) {
    const merged = Math.max(last, between(receivedAt, card.timings.enrichedAt));
    return { step: 'publish', state: 'done', startsAt: merged, waitedMs: merged - last };
  }
  const letter = givenUp.find(({ stage }) => stage === 'publish');
  if (letter) return { step: 'publish', state: 'failed', cause: letter.cause };
  return { step: 'publish', state: head.pending?.size ? 'not-yet' : 'waiting' };
}

/** S3's time is in whole seconds: what follows within the second is at 0. */
const between = (from: string, to: string) => Math.max(0, Date.parse(to) - Date.parse(from));

const count = (number: number, noun: string) => `${number} ${noun}${number === 1 ? '' : 's'}`;
