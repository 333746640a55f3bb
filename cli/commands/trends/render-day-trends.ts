import type { CountBy, Trend } from '@copydesk/core/digest/rank-trends';
import { pc } from '../../output/colours.ts';
import { cutToWidth } from '../../output/cut-to-width.ts';
import { escapeStrings } from '../../output/escape-controls.ts';
import { renderTable } from '../../output/render-table.ts';

const MIN_NAME = 12;
/** The columns of the numbers, and the spaces between. */
const BESIDE = 42;

/** The names of a day for a person: how often, how often the days before lead to expect, and how unusual that is. */
export function renderDayTrends(raw: readonly Trend[], by: CountBy, width: number): string[] {
  if (raw.length === 0) return [];
  const nameWidth = Math.max(MIN_NAME, width - BESIDE);
  const number = (value: number | undefined) => (value === undefined ? '' : String(value));
  return renderTable(
    [
      { head: 'name' },
      ...[by, 'expected', 'surprise', 'mentions'].map((head) => ({ head, align: 'right' as const })),
    ],
    escapeStrings(raw).map(({ canonical, expected, surprise, mentions, ...counts }) => [
      cutToWidth(canonical, nameWidth),
      number(counts[by]),
      number(expected),
      number(surprise),
      number(mentions),
    ]),
  ).map((line, i) => (i === 0 ? pc.dim(line) : line));
}
