import type { BundleDocument } from './bundle-document.ts';
import { pc } from './colours.ts';
import { escapeStrings } from './escape-controls.ts';
import { plural } from './plural.ts';
import { wrapParts } from './wrap-parts.ts';

const MAX_FAULTS = 10;
/** The indent of a wrapped line. */
const HANG = '      ';
/** The text names this many articles; `--json` names all. */
const MAX_NAMED = 5;

/**
 * A bundle for a person: what became of its items and of its articles, and which items were rejected.
 *
 * @param width of the terminal, in columns. Longer lines are wrapped. Without a terminal nothing is wrapped
 */
export function renderBundle(
  raw: BundleDocument,
  width = process.stdout.columns || Number.POSITIVE_INFINITY,
): string {
  const {
    key,
    status,
    format,
    folder,
    counts,
    faults,
    stop,
    articles,
    notEnriched = [],
    late,
  } = escapeStrings(raw);
  const shown = status === 'UNBUNDLED' ? pc.green(status) : pc.yellow(status);
  const lines = [pc.bold(key), `  ${shown}${format ? pc.dim(` · ${format}`) : ''}`];
  if (counts) {
    const rejected = Object.values(counts.faults).reduce((sum, count) => sum + count, 0);
    lines.push(
      `  ${plural(counts.items, 'item')}: ${counts.written} written, ${counts.unchanged} unchanged, ${rejected} rejected`,
    );
    const skipped = Object.entries(counts.skipped ?? {}).map(([reason, count]) => `${count} ${reason}`);
    if (skipped.length > 0) lines.push(`  skipped, since they hold no page: ${skipped.join(', ')}`);
  }
  if (articles) {
    const done = Object.entries(articles).map(([is, count]) => `${count} ${is}`);
    const parts = [...done, ...(late ? [pc.yellow(`${late} not done yet`)] : [])];
    lines.push(
      `  its articles in ${folder}: ${parts.join(', ') || 'none'}`,
      ...renderNotEnriched(notEnriched),
    );
  } else if (counts && counts.written + counts.unchanged > 0) lines.push(`  its articles are in ${folder}`);
  if (stop) lines.push(`  ${stop.reason}: ${stop.detail}`);
  for (const { number, reason, detail } of faults.slice(0, MAX_FAULTS))
    lines.push(`  ${pc.dim(`${format === 'json-lines' ? 'line' : 'item'} ${number}`)} ${reason}: ${detail}`);
  if (faults.length > MAX_FAULTS) lines.push(pc.dim(`  --json names more of them`));
  return lines
    .flatMap((line) => wrapParts(line.split(' '), ' ', width - HANG.length).join(`\n${HANG}`))
    .join('\n');
}

function renderNotEnriched(found: NonNullable<BundleDocument['notEnriched']>): string[] {
  const named = found
    .slice(0, MAX_NAMED)
    .map(
      ({ key, status, reasons }) => `    ${key} ${pc.yellow([status, ...reasons.slice(0, 1)].join(': '))}`,
    );
  const rest = found.length - named.length;
  return rest > 0 ? [...named, pc.dim(`    and ${rest.toLocaleString('en')} more; --json names all`)] : named;
}
