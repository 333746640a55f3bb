import type { StageName } from '@copydesk/core/runtime/stages';
import {
  BUNDLE_DIFFERENCES,
  type BundleDifference,
  type BundleDifferenceKind,
} from '@copydesk/core/upkeep/find-bundle-differences';
import { DIFFERENCES, type Difference, type DifferenceKind } from '@copydesk/core/upkeep/find-differences';
import { pc } from '../../output/colours.ts';
import { plural } from '../../output/plural.ts';
import type { Connection } from '../../pipeline/connection.ts';
import type { ClosedSource } from './find-closed-sources.ts';
import type { Repaired } from './repair-differences.ts';

/** What was compared, how many of it there are, and where it differs. */
interface Compared<T> {
  readonly count: number;
  readonly differences: readonly T[];
}

/** Everything that the doctor looks at. */
export interface Findings {
  /** How many stand in the bucket. */
  readonly objects: number;
  /** Those that are deleted are counted apart: tombstones, which have no object. */
  readonly articles: Compared<Difference> & { readonly deleted: number };
  readonly bundles: Compared<BundleDifference>;
  /** Messages given up, by stage. */
  readonly deadLetters: Readonly<Partial<Record<StageName, number>>>;
  readonly closed: readonly ClosedSource[];
  /** No message is anywhere that may be about to change what was found. */
  readonly isIdle: boolean;
}

/** So many of a kind are named; `--json` names all. */
const MAX_NAMED = 10;

/** Findings for a person: what there is, and of each fault what it means, whose it is, and what to do where --repair cannot. */
export function renderFindings(
  { objects, articles, bundles, deadLetters, closed }: Findings,
  { where, outputs }: Pick<Connection, 'where' | 'outputs'>,
): string[] {
  const deleted = articles.deleted > 0 ? ` (and ${articles.deleted.toLocaleString('en')} deleted)` : '';
  const holds = [
    plural(articles.count, 'article') + deleted,
    bundles.count > 0 && plural(bundles.count, 'bundle'),
  ];
  return [
    `${where}: ${plural(objects, 'object')} in the bucket, ${holds.filter(Boolean).join(' and ')} in the table`,
    ...Object.entries(DIFFERENCES).flatMap(([kind, means]) =>
      renderKind('article', kind as DifferenceKind, means, articles.differences),
    ),
    ...Object.entries(BUNDLE_DIFFERENCES).flatMap(([kind, means]) =>
      renderKind('bundle', kind as BundleDifferenceKind, means, bundles.differences),
    ),
    ...Object.entries(deadLetters)
      .filter(([, count]) => count > 0)
      .map(
        ([stage, count]) =>
          `${pc.red(`${plural(count, 'message')} given up by ${stage}`)}: "copydesk redrive ${stage} --dry-run" says why`,
      ),
    ...closed.map((source) => renderClosed(source, outputs.BudgetFunctionName !== undefined)),
  ];
}

function renderKind<Kind extends string>(
  noun: string,
  kind: Kind,
  means: string,
  differences: readonly {
    readonly kind: Kind;
    readonly key: string | undefined;
    readonly articleId?: string;
  }[],
): string[] {
  const found = differences.filter((difference) => difference.kind === kind);
  if (found.length === 0) return [];
  const named = found
    .slice(0, MAX_NAMED)
    .map(({ key, articleId }) => `    ${key ?? `the article with the id ${articleId}`}`);
  const rest = found.length - named.length;
  return [
    `${pc.yellow(`${plural(found.length, noun)} ${kind}`)}: ${means}`,
    ...named,
    ...(rest > 0 ? [pc.dim(`    and ${rest.toLocaleString('en')} more, which --json names`)] : []),
  ];
}

/** Only enrich is ever closed for a spent budget. */
function renderClosed({ stage, sourceId }: ClosedSource, hasBudget: boolean): string {
  const byHand = `aws lambda update-event-source-mapping --enabled --uuid ${sourceId}`;
  return stage === 'enrich' && hasBudget
    ? `${pc.red('enrich is closed')}: its messages wait. If the day's budget is spent, it opens at midnight UTC, or by "copydesk resume"; if a hand closed it, by "${byHand}"`
    : `${pc.red(`${stage} is closed`)}: its messages wait. A hand closed it; "${byHand}" opens it`;
}

/** What was done about it, and what next. */
export function sumUp({ articles, bundles, isIdle }: Findings, repaired: Repaired | undefined): string {
  const count = articles.differences.length + bundles.differences.length;
  const meanwhile = isIdle ? '' : '. Messages still wait or are in work, and may be about to change that';
  if (count === 0) return `bucket and table agree${meanwhile}`;
  if (!repaired)
    return `${plural(count, 'difference')}; nothing was changed. "copydesk doctor --repair" mends ${count === 1 ? 'it' : 'them'}${meanwhile}`;
  return `${plural(repaired.hints, 'object')} sent to be looked at again, ${plural(repaired.ghosts, 'item')} removed. "copydesk doctor" says whether bucket and table agree, once the queues are empty${meanwhile}`;
}
