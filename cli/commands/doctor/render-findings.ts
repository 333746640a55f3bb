import {
  BUNDLE_DIFFERENCES,
  type BundleDifferenceKind,
} from '@copydesk/core/reconcile/find-bundle-differences';
import { DIFFERENCES, type DifferenceKind } from '@copydesk/core/reconcile/find-differences';
import { pc } from '../../output/colours.ts';
import { plural } from '../../output/plural.ts';
import type { Connection } from '../../pipeline/connection.ts';
import type { ClosedSource } from './find-closed-sources.ts';
import type { Findings } from './findings.ts';
import type { Repaired } from './repair-differences.ts';

/** The text names this many objects of each kind; `--json` names all. */
const MAX_NAMED = 10;

/** The findings for a person: the counts, then each fault, its meaning, its objects, and what to do where --repair cannot. */
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
          `${pc.red(`${plural(count, 'message')} in the dead-letter queue of ${stage}`)}: "copydesk redrive ${stage} --dry-run" says why`,
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
    ...(rest > 0 ? [pc.dim(`    and ${rest.toLocaleString('en')} more; --json names all`)] : []),
  ];
}

/** A spent budget closes enrich alone. */
function renderClosed({ stage, sourceId }: ClosedSource, hasBudget: boolean): string {
  const byHand = `aws lambda update-event-source-mapping --enabled --uuid ${sourceId}`;
  return stage === 'enrich' && hasBudget
    ? `${pc.red('enrich is closed')}: its messages wait. If the daily budget is spent, it opens at midnight UTC, or with "copydesk resume". If it was closed by hand, open it with "${byHand}"`
    : `${pc.red(`${stage} is closed`)}: its messages wait. It was closed by hand; open it with "${byHand}"`;
}

/** What was done, and what to do next. */
export function sumUp({ articles, bundles, isIdle }: Findings, repaired: Repaired | undefined): string {
  const count = articles.differences.length + bundles.differences.length;
  const meanwhile = isIdle ? '' : '. Messages in the queues may still change this';
  if (count === 0) return `bucket and table agree${meanwhile}`;
  if (!repaired)
    return `${plural(count, 'difference')}; nothing was changed. "copydesk doctor --repair" repairs ${count === 1 ? 'it' : 'them'}${meanwhile}`;
  return `${plural(repaired.sent, 'object')} sent to be processed again, ${plural(repaired.removed, 'orphaned item')} removed. Once the queues are empty, "copydesk doctor" says whether bucket and table agree${meanwhile}`;
}
