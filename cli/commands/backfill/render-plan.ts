import { plural } from '../../output/plural.ts';
import { BACKFILL_DECISIONS, type BackfillDecision } from './decide-backfill.ts';
import type { BackfillPlan, DecisionCounts } from './plan-backfill.ts';

/** Smaller amounts are written to a hundredth of a cent. */
const SMALL_USD = 1;

/** A plan for a person: the objects by decision, how many are processed again, how long that takes, what it costs. */
export function renderPlan(
  { counts, bundles, objects }: BackfillPlan,
  { units, usd, perSecond }: { readonly units: number; readonly usd: number; readonly perSecond: number },
): string[] {
  const lines = [...renderCounts(counts, 'object'), ...renderCounts(bundles, 'bundle')];
  if (lines.length === 0) return ['no objects'];
  if (objects.length === 0) return lines;
  return [
    ...lines,
    `${plural(objects.length, 'object')} to process again, in ${renderSeconds(objects.length / perSecond)} at ${perSecond} a second (--rate)`,
    `at most ${plural(units, 'unit')} of Comprehend: ${renderUsd(usd)} USD at list price`,
  ];
}

export function renderUsd(usd: number): string {
  return usd > 0 && usd < SMALL_USD ? usd.toFixed(4) : usd.toFixed(2);
}

function renderCounts(counts: DecisionCounts, noun: string): string[] {
  return Object.entries(BACKFILL_DECISIONS).flatMap(([decision, { says }]) => {
    const count = counts[decision as BackfillDecision];
    if (!count) return [];
    return `${count.toLocaleString('en').padStart(9)} ${noun}${count === 1 ? '' : 's'} ${says}`;
  });
}

function renderSeconds(seconds: number): string {
  if (seconds < 100) return `${Math.ceil(seconds)} s`;
  const minutes = Math.ceil(seconds / 60);
  return minutes < 100 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
