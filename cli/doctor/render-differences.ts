import pc from 'picocolors';
import { DIFFERENCES, type Difference, type DifferenceKind } from '../../core/upkeep/find-differences.ts';

/** So many of a kind are named; `--json` names all. */
const MAX_NAMED = 10;

/** Differences for a person: each kind with what it means, and the keys. */
export function renderDifferences(differences: readonly Difference[]): string[] {
  return (Object.keys(DIFFERENCES) as DifferenceKind[]).flatMap((kind) => {
    const found = differences.filter((difference) => difference.kind === kind);
    if (found.length === 0) return [];
    const named = found
      .slice(0, MAX_NAMED)
      .map(({ key, articleId }) => `    ${key ?? `article ${articleId}`}`);
    const rest = found.length - named.length;
    return [
      `${pc.yellow(`${found.length} ${kind}`)}: ${DIFFERENCES[kind]}`,
      ...named,
      ...(rest > 0 ? [pc.dim(`    and ${rest} more`)] : []),
    ];
  });
}
