import type { BundleRecord } from '@copydesk/core/store/bundle-items';
import stringWidth from 'string-width';
import { pc } from '../../output/colours.ts';
import { cutToWidth } from '../../output/cut-to-width.ts';
import { escapeStrings } from '../../output/escape-controls.ts';
import { plural } from '../../output/plural.ts';
import { wrapParts } from '../../output/wrap-parts.ts';
import type { ListRow } from './list-row.ts';

/** The columns after a longer key are not aligned. */
const MAX_KEY_WIDTH = 40;
/** A key leaves this many columns to the rest of its row, 22 of them to the title and the space before it. */
const BESIDE_KEY_WIDTH = 39 + 22;
/** On a terminal of fewer columns no row names the language. */
const NARROW = 110;
/** A title that would be cut to fewer columns than this is left out. */
const MIN_TITLE_WIDTH = 10;
/** Of a key that has a line of its own. */
const INDENT = '    ';

/**
 * Rows of articles. A key is never cut, since it identifies its row: where it does not fit, it has the next line.
 *
 * @param by the date that a row begins with
 * @param width of the terminal, in columns
 */
export function renderList(
  raw: readonly ListRow[],
  by: 'receivedAt' | 'publishedAt',
  width: number,
): string[] {
  const rows = escapeStrings(raw);
  const longest = rows.reduce((length, { key }) => Math.max(length, stringWidth(key)), 0);
  const keyWidth = Math.max(0, Math.min(MAX_KEY_WIDTH, longest, width - BESIDE_KEY_WIDTH));
  return rows.flatMap((row) => renderRow(row, by, keyWidth, width));
}

function renderRow(
  { key, status, reasons, title, language, sentiment, ...dates }: ListRow,
  by: 'receivedAt' | 'publishedAt',
  keyWidth: number,
  width: number,
): string[] {
  const facts = [
    pc.dim((dates[by] ?? '').slice(0, 16).replace('T', ' ').padEnd(16)),
    status.padEnd(9),
    (sentiment?.toLowerCase() ?? '').padEnd(8),
    ...(width < NARROW ? [] : [(language ?? '').padEnd(5)]),
  ];
  const withKey = [...facts, key.padEnd(keyWidth)].join('  ');
  const isBeside = stringWidth(withKey.trimEnd()) <= width;
  let row = isBeside ? withKey : facts.join('  ').trimEnd();
  const add = (text: string, colour = (plain: string) => plain) => {
    const room = width - stringWidth(row) - 2;
    if (text && room >= Math.min(MIN_TITLE_WIDTH, stringWidth(text)))
      row += `  ${colour(cutToWidth(text, room))}`;
  };
  add(reasons.join(', '), pc.yellow);
  add(title ?? '');
  return isBeside ? [row.trimEnd()] : [row, INDENT + key];
}

export function renderBundleRow({ receivedAt, status, source, report }: BundleRecord, width: number): string {
  const { written = 0, unchanged = 0, items = 0 } = report?.counts ?? {};
  const rejected = items - written - unchanged;
  const parts = [
    pc.dim(receivedAt.slice(0, 16).replace('T', ' ')),
    status.padEnd(10),
    source.key,
    pc.dim(`${plural(items, 'item')}${rejected > 0 ? `, ${rejected} rejected` : ''}`),
  ];
  return wrapParts(parts, '  ', width).join(`\n${INDENT}`);
}
