import type { NameCount } from '@copydesk/core/queries/answers';
import stringWidth from 'string-width';
import { pc } from '../../output/colours.ts';
import { cutToWidth } from '../../output/cut-to-width.ts';
import { escapeStrings } from '../../output/escape-controls.ts';
import { renderTable } from '../../output/render-table.ts';

const MAX_BAR = 20;
const MIN_NAME = 12;
/** The columns of the counts, and the spaces between. */
const BESIDE = 9 + 9 + 6;

/** Names for a person, with a bar for the number of articles. */
export function renderTrends(raw: readonly NameCount[], width: number): string[] {
  const names = escapeStrings(raw);
  const most = Math.max(1, ...names.map(({ articles }) => articles));
  const longest = Math.max(0, ...names.map(({ canonical }) => stringWidth(canonical)));
  const nameWidth = Math.max(MIN_NAME, Math.min(longest, width - BESIDE));
  const barWidth = Math.max(0, Math.min(MAX_BAR, width - nameWidth - BESIDE));
  if (names.length === 0) return [];
  return renderTable(
    [{ head: 'name' }, { head: 'articles', align: 'right' }, { head: 'mentions', align: 'right' }, {}],
    names.map(({ canonical, articles, mentions }) => [
      cutToWidth(canonical, nameWidth),
      String(articles),
      String(mentions),
      pc.cyan('█'.repeat(Math.round((articles / most) * barWidth))),
    ]),
  ).map((line, i) => (i === 0 ? pc.dim(line) : line));
}
