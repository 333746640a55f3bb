import { stripVTControlCharacters } from 'node:util';
import stringWidth from 'string-width';
import { expect, it } from 'vitest';
import type { ListRow } from '../../../../cli/commands/list/list-row.ts';
import { renderBundleRow, renderList } from '../../../../cli/commands/list/render-list.ts';
import { aSource } from '../../../support/articles.ts';

const TITLE = '市长 opens the hall of the old harbour in Bonn';
const at = (time: string) => `2026-11-24T${time}:00.000Z`;
const ROWS: readonly ListRow[] = [
  {
    key: 'news/hall.txt',
    articleId: 'a',
    status: 'ENRICHED',
    reasons: [],
    receivedAt: at('08:48'),
    publishedAt: '2010-03-01T00:00:00.000Z',
    title: TITLE,
    language: 'en',
    sentiment: 'NEUTRAL',
  },
  {
    key: 'b.txt',
    articleId: 'b',
    status: 'REJECTED',
    reasons: ['UNSUPPORTED_FORMAT'],
    receivedAt: at('08:47'),
  },
  { key: 'gone.txt', articleId: 'c', status: 'ENRICHED', reasons: [], receivedAt: at('08:46') },
];
const render = (width: number, rows = ROWS, by: 'receivedAt' | 'publishedAt' = 'receivedAt') =>
  renderList(rows, by, width).map((line) => stripVTControlCharacters(line));

it.each<[width: number, rows: string[]]>([
  [
    110,
    [
      `2026-11-24 08:48  ENRICHED   neutral   en     news/hall.txt  ${TITLE}`,
      '2026-11-24 08:47  REJECTED                    b.txt          UNSUPPORTED_FORMAT',
      '2026-11-24 08:46  ENRICHED                    gone.txt',
    ],
  ],
  [
    80,
    [
      '2026-11-24 08:48  ENRICHED   neutral   news/hall.txt  市长 opens the hall of th…',
      '2026-11-24 08:47  REJECTED             b.txt          UNSUPPORTED_FORMAT',
      '2026-11-24 08:46  ENRICHED             gone.txt',
    ],
  ],
  [
    60,
    [
      '2026-11-24 08:48  ENRICHED   neutral   news/hall.txt',
      '2026-11-24 08:47  REJECTED             b.txt  UNSUPPORTED_F…',
      '2026-11-24 08:46  ENRICHED             gone.txt',
    ],
  ],
])('at %d columns, titles and reasons are cut, and keys are not', (width, rows) => {
  expect(render(width)).toEqual(rows);
});

it('gives a key that does not fit a line of its own', () => {
  const [hall] = ROWS as [ListRow];
  const lines = render(80, [{ ...hall, key: `archive/${'a'.repeat(50)}.txt` }]);
  expect(lines).toEqual([
    '2026-11-24 08:48  ENRICHED   neutral  市长 opens the hall of the old harbour in…',
    `    archive/${'a'.repeat(50)}.txt`,
  ]);
  expect(Math.max(...lines.map((line) => stringWidth(line)))).toBeLessThanOrEqual(80);
});

it('begins a row with the date that the list is by', () => {
  expect(render(80, ROWS, 'publishedAt')[0]).toMatch(/^2010-03-01 00:00 {2}ENRICHED/);
});

it('escapes controls in keys and titles', () => {
  const row = { ...(ROWS[0] as ListRow), key: 'a\u001b.txt', title: 'b\u202e' };
  expect(render(110, [row])[0]).toContain('a\\x1b.txt  b\\u202e');
});

it('says of a bundle how many items it has, and how many were rejected', () => {
  const bundle = {
    bundleId: 'm',
    schemaVersion: 1,
    sequencer: '05',
    generation: 'g5',
    status: 'PARTIAL',
    source: aSource({ key: 'bundles/monday.jsonl' }),
    receivedAt: at('09:00'),
    report: { counts: { items: 3, written: 2, unchanged: 0, faults: { EMPTY: 1 } }, faults: [] },
  } as const;
  expect(stripVTControlCharacters(renderBundleRow(bundle as never, 80))).toBe(
    '2026-11-24 09:00  PARTIAL     bundles/monday.jsonl  3 items, 1 rejected',
  );
});
