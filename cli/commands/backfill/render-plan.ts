import { plural } from '../../output/plural.ts';
import { renderSeconds } from '../../output/render-seconds.ts';
import { renderUsd } from '../../output/render-usd.ts';
import { BACKFILL_DECISIONS, type BackfillDecision } from './decide-backfill.ts';
import type { BackfillPlan, DecisionCounts } from './plan-backfill.ts';

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

function renderCounts(counts: DecisionCounts, noun: string): string[] {
  return Object.entries(BACKFILL_DECISIONS).flatMap(([decision, { says }]) => {
    const count = counts[decision as BackfillDecision];
    if (!count) return [];
    return `${count.toLocaleString('en').padStart(9)} ${noun}${count === 1 ? '' : 's'} ${says}`;
  });
}
