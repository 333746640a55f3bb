import { pc } from '../../output/colours.ts';
import { plural } from '../../output/plural.ts';
import type { CauseCount } from './redrive-messages.ts';

/** So many causes are shown, the most frequent; `--json` names all. */
const MAX_CAUSES = 20;

const NONE = { moved: 0, left: 0, again: 0 };

/** Counts over all causes. */
export function sumCauses(causes: readonly CauseCount[]): Pick<CauseCount, 'moved' | 'left' | 'again'> {
  return causes.reduce(
    (sum, { moved, left, again }) => ({
      moved: sum.moved + moved,
      left: sum.left + left,
      again: sum.again + again,
    }),
    NONE,
  );
}

/** A line for each cause: what became, or would become, of the messages that failed so, and why they were given up. */
export function renderCauses(causes: readonly CauseCount[], dryRun: boolean): string[] {
  const fates = causes
    .slice(0, MAX_CAUSES)
    .map((count) => ({ fate: renderFate(count, dryRun), cause: count.cause }));
  const width = Math.max(...fates.map(({ fate }) => fate.length));
  const rest = causes.length - fates.length;
  return [
    ...fates.map(({ fate, cause }) => `  ${fate.padEnd(width)}  ${cause}`),
    ...(rest > 0 ? [pc.dim(`  and ${plural(rest, 'cause')} more, which --json names`)] : []),
  ];
}

/**
 * What was done, and what next.
 *
 * @param isCut it ended before it had seen all that was given up
 */
export function sumUp(
  stage: string,
  causes: readonly CauseCount[],
  { dryRun, isCut, where }: { readonly dryRun: boolean; readonly isCut: boolean; readonly where: string },
): string[] {
  const { moved, left, again } = sumCauses(causes);
  if (moved + left + again === 0)
    return [isCut ? 'nothing was put back' : `${stage} has given up nothing in ${where}`];
  const hopeless = causes.reduce((sum, { permanent, left }) => sum + (permanent ? left : 0), 0);
  const seen = isCut ? ', as far as it came' : '';
  const lines = dryRun
    ? [`${plural(left, 'message')} given up by ${stage} in ${where}${seen}; nothing was moved`]
    : [
        `${plural(moved, 'message')} put back, ${left + again} left of what ${stage} gave up in ${where}${seen}`,
      ];
  if (hopeless > 0)
    lines.push(
      `${plural(hopeless, 'message')} cannot be read by what is deployed: --all puts back what a later deploy reads; what is of no use expires, 14 days after it was sent`,
    );
  if (again > 0)
    lines.push(
      `${plural(again, 'message')} came back at once: the cause is not mended yet. The function's log says more`,
    );
  return lines;
}

function renderFate({ moved, left, again, permanent }: CauseCount, dryRun: boolean): string {
  const stays = dryRun ? (permanent ? 'to stay' : 'to put back') : 'left';
  return [moved > 0 && `${moved} put back`, left > 0 && `${left} ${stays}`, again > 0 && `${again} came back`]
    .filter(Boolean)
    .join(', ');
}
