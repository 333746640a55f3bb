import type { FoundName } from '@copydesk/core/queries/answers';
import { pc } from '../../output/colours.ts';
import { cutToWidth } from '../../output/cut-to-width.ts';
import { escapeStrings } from '../../output/escape-controls.ts';
import { renderTable } from '../../output/render-table.ts';

const MIN_NAME = 12;
/** The columns of the counts and days, and the spaces between. */
const BESIDE = 8 + 10 + 6;

/** Names for a person: an alias that begins as typed is in brackets after its name. */
export function renderNames(raw: readonly FoundName[], width: number): string[] {
  if (raw.length === 0) return [];
  const names = escapeStrings(raw);
  const types = names.map((name) => name.types.map((type) => type.toLowerCase()).join(', '));
  const typeWidth = Math.max(...types.map((text) => text.length));
  const nameWidth = Math.max(MIN_NAME, width - BESIDE - typeWidth);
  return renderTable(
    [{ head: 'name' }, { head: 'types' }, { head: 'articles', align: 'right' }, { head: 'last' }],
    names.map(({ canonical, alias, articles, last }, i) => [
      cutToWidth(alias === undefined ? canonical : `${canonical} (${alias})`, nameWidth),
      types[i] ?? '',
      String(articles),
      last,
    ]),
  ).map((line, i) => (i === 0 ? pc.dim(line) : line));
}
