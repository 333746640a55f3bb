import { pc } from '../../output/colours.ts';
import { plural } from '../../output/plural.ts';
import type { CauseCount } from './redrive-messages.ts';

/** The text names this many causes, the most frequent ones; `--json` names all. */
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

/** A line for each cause: what was done with its messages, or would be done without --dry-run, and the cause. */
export function renderCauses(causes: readonly CauseCount[], dryRun: boolean): string[] {
  const fates = causes
    .slice(0, MAX_CAUSES)
    .map((count) => ({ fate: renderFate(count, dryRun), cause: count.cause }));
  const width = Math.max(...fates.map(({ fate }) => fate.length));
  const rest = causes.length - fates.length;
  return [
    ...fates.map(({ fate, cause }) => `  ${fate.padEnd(width)}  ${cause}`),
    ...(rest > 0 ? [pc.dim(`  and ${plural(rest, 'cause')} more; --json names all`)] : []),
  ];
}

/**
 * What was done, and what to do next.
 *
 * @param isCut it ended before it had received every message
 */
export function sumUp(
  stage: string,
  causes: readonly CauseCount[],
  { dryRun, isCut, where }: { readonly dryRun: boolean; readonly isCut: boolean; readonly where: string },
): string[] {
  const { moved, left, again } = sumCauses(causes);
  if (moved + left + again === 0)
    return [isCut ? 'nothing was moved' : `the dead-letter queue of ${stage} in ${where} is empty`];
  const hopeless = causes.reduce((sum, { permanent, left }) => sum + (permanent ? left : 0), 0);
  const seen = isCut ? ', of those received so far' : '';
  const lines = dryRun
    ? [
        `${plural(left, 'message')} in the dead-letter queue of ${stage} in ${where}${seen}; nothing was moved`,
      ]
    : [
        `${plural(moved, 'message')} moved back, ${left + again} left in the dead-letter queue of ${stage} in ${where}${seen}`,
      ];
  if (hopeless > 0)
    lines.push(
      `The deployed functions cannot read ${plural(hopeless, 'message')}. After a deploy that can, move them back with --all; else they expire 14 days after they were sent`,
    );
  if (again > 0)
    lines.push(
      `${plural(again, 'message')} failed again at once: the cause is still there. The function's log says more`,
    );
  return lines;
}

function renderFate({ moved, left, again, permanent }: CauseCount, dryRun: boolean): string {
  const stays = dryRun ? (permanent ? 'to stay' : 'to move back') : 'left';
  return [
    moved > 0 && `${moved} moved back`,
    left > 0 && `${left} ${stays}`,
    again > 0 && `${again} failed again`,
  ]
    .filter(Boolean)
    .join(', ');
}
