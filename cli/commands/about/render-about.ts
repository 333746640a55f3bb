import type { SentimentLabel } from '@copydesk/core/article/analysis';
import { pc } from '../../output/colours.ts';
import { escapeStrings } from '../../output/escape-controls.ts';
import { markRuns, type ShownMark } from '../../output/mark-runs.ts';
import { plural } from '../../output/plural.ts';
import { renderTone, TONE_PAINTS } from '../../output/render-tone.ts';
import { wrapParts } from '../../output/wrap-parts.ts';
import { wrapRuns } from '../../output/wrap-runs.ts';
import type { AboutDocument, AboutRow } from './about-document.ts';
import { renderTimeline } from './render-timeline.ts';

const INDENT = 7;
const NARROW = 60;
const NARROW_INDENT = 2;
/** The time of an article whose date has none. */
const NO_TIME = '00:00';

const paintName = pc.isColorSupported ? (text: string) => pc.bold(pc.yellow(text)) : undefined;

/** The lines about a name: how much and in what tone over time, then the articles by day. */
export function renderAbout(
  document: AboutDocument,
  period: { readonly since?: string; readonly until?: string },
  width: number,
): string[] {
  return [...renderTimeline(document, period, width), ...renderDays(document.articles, width)];
}

function renderDays(rows: readonly AboutRow[], width: number): string[] {
  const days = Map.groupBy(rows, ({ publishedAt }) => publishedAt.slice(0, 10));
  return [...days].flatMap(([day, rowsOfDay]) => [
    '',
    pc.bold(day),
    ...[...Map.groupBy(rowsOfDay, ({ articleId }) => articleId).values()].flatMap((same) =>
      renderRow(same, width),
    ),
  ]);
}

/** @param rows of one article: one for each name that was asked for */
export function renderRow(rows: readonly AboutRow[], width: number): string[] {
  const [{ publishedAt, key, publisher, articles = 1, publishers = 0 }] = escapeStrings(rows) as [AboutRow];
  const indent = ' '.repeat(width < NARROW ? NARROW_INDENT : INDENT);
  const rest = width - indent.length;
  const clock = publishedAt.slice(11, 16);
  const time = clock === NO_TIME || width < NARROW ? '' : clock;
  const facts = [
    ...(articles > 1 ? [plural(articles, 'article')] : []),
    ...(publishers > 1 ? [`${publishers} publishers`] : []),
    ...(publisher ? [publisher] : []),
    key,
  ].map(pc.dim);
  return [
    ...renderTitle(rows, rest),
    ...wrapParts([...rows.map((row) => renderTones(row, rows.length > 1)), ...facts], pc.dim(' · '), rest),
    ...renderSentences(rows, rest),
  ].map((line, i) => (i === 0 ? pc.dim(time.padEnd(indent.length)) + line : indent + line));
}

function renderTones({ name, sentiment, tone, towards, mentions }: AboutRow, isNamed: boolean): string {
  const paint = (label: string | null) =>
    label ? TONE_PAINTS[label as SentimentLabel] : (text: string) => text;
  const parts = [
    ...(isNamed ? [escapeStrings(name)] : []),
    ...(sentiment && tone !== null
      ? [paint(sentiment)(`${sentiment.toLowerCase()} ${renderTone(tone)}`)]
      : []),
    ...(towards ? [paint(towards)(`${towards.toLowerCase()} towards it`)] : []),
    pc.dim(`×${mentions}`),
  ];
  return parts.join(' ');
}

/**
 * The sentences with the names in them highlighted, each sentence once. A sentence that is the title is left out, since the
 * title is above it.
 */
function renderSentences(rows: readonly AboutRow[], width: number): string[] {
  const named = rows.filter(({ sentence, title }) => sentence && sentence !== title);
  const bySentence = Map.groupBy(named, ({ sentence }) => sentence as string);
  return [...bySentence].flatMap(([sentence, same]) => wrapRuns(markRuns(sentence, marksOf(same)), width));
}

/** The title, with the names highlighted whose sentence it is. */
function renderTitle(rows: readonly AboutRow[], width: number): string[] {
  const { title = '' } = rows[0] ?? {};
  return wrapRuns(markRuns(title, marksOf(rows.filter(({ sentence }) => sentence === title))), width);
}

/** Brackets where there are no colours. Of two names that overlap, the first is marked. */
function marksOf(rows: readonly AboutRow[]): ShownMark[] {
  const marks: ShownMark[] = [];
  for (const { at } of rows.toSorted((a, b) => (a.at?.[0] ?? 0) - (b.at?.[0] ?? 0))) {
    if (!at || at[0] < (marks.at(-1)?.end ?? 0)) continue;
    const span = { begin: at[0], end: at[0] + at[1] };
    marks.push(paintName ? { ...span, paint: paintName } : { ...span, around: ['[', ']'] });
  }
  return marks;
}
