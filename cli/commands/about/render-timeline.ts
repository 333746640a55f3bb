import stringWidth from 'string-width';
import { pc } from '../../output/colours.ts';
import { escapeStrings } from '../../output/escape-controls.ts';
import { plural } from '../../output/plural.ts';
import { paintTone, renderTone } from '../../output/render-tone.ts';
import { countsAsBars, tonesAsBars } from '../../output/sparkline.ts';
import { wrapParts } from '../../output/wrap-parts.ts';
import { wrapWords } from '../../output/wrap-words.ts';
import type { AboutDocument, AskedName } from './about-document.ts';
import { type Columns, mergeSteps } from './merge-steps.ts';

const LABEL_WIDTH = 8;
/** Columns of a line of bars, at most. */
const MAX_BARS = 60;

/** The question in a form that people read: `Iran`, `US → United States`, `Iran and NATO`. */
function renderNames(names: readonly AskedName[]): string {
  return names
    .map(({ asked, canonical }) => (isSame(asked, canonical) ? canonical : `${asked} → ${canonical}`))
    .join(' and ');
}
const isSame = (a: string, b: string) => a.trim().toLowerCase() === b.toLowerCase();

/**
 * How much was written about a name over time, and in what tone: a line of facts, and two lines of bars. The mentions and the
 * tones of two names have no sum, so articles that name two have neither.
 *
 * @param period the ends that were asked for
 */
export function renderTimeline(
  { names, timeline }: AboutDocument,
  period: { readonly since?: string; readonly until?: string },
  width: number,
): string[] {
  const merged = mergeSteps(timeline, period, Math.min(MAX_BARS, width - LABEL_WIDTH));
  if (!merged) return [];
  const { columns, first, last } = merged;
  const isOne = names.length === 1;
  const sum = (count: 'articles' | 'mentions') => columns.reduce((total, column) => total + column[count], 0);
  const facts = [
    pc.bold(renderNames(escapeStrings(names))),
    plural(sum('articles'), 'article'),
    ...(isOne ? [plural(sum('mentions'), 'mention')] : []),
    first === last ? first : `${first} to ${last}`,
  ];
  const hasBars = columns.length > 1;
  return [
    ...wrapParts(facts, ' · ', width),
    ...(hasBars ? lineOf('volume', ...volumeOf(merged), width) : []),
    ...(isOne
      ? lineOf('tone', ...toneOf(timeline, hasBars ? columns.map(({ tone }) => tone) : []), width)
      : []),
  ];
}

type BarsAndMeaning = readonly [bars: string, meaning: string];

function volumeOf({ columns, days }: Columns): BarsAndMeaning {
  const counts = columns.map(({ articles }) => articles);
  const each = days === 'hour' ? 'an hour' : days === 1 ? 'a day' : days === 7 ? 'a week' : `${days} days`;
  return [countsAsBars(counts), `each bar ${each}, at most ${plural(Math.max(...counts), 'article')}`];
}

/** The mean is over the articles that have a tone. */
function toneOf(timeline: AboutDocument['timeline'], tones: readonly (number | undefined)[]): BarsAndMeaning {
  const toned = timeline.reduce((sum, step) => sum + step.toned, 0);
  if (toned === 0) return ['', 'no article has a tone'];
  const mean = timeline.reduce((sum, step) => sum + (step.tone ?? 0) * step.toned, 0) / toned;
  const known = tones.filter((tone) => tone !== undefined);
  const range =
    known.length > 1 ? `, ${renderTone(Math.min(...known))} to ${renderTone(Math.max(...known))}` : '';
  return [tonesAsBars(tones, paintTone), `mean ${renderTone(mean)}${range}`];
}

/** A line of bars, and what they mean beside it or below it. */
function lineOf(label: string, bars: string, meaning: string, width: number): string[] {
  const rest = width - LABEL_WIDTH;
  const beside = bars === '' ? meaning : `${bars}  ${pc.dim(meaning)}`;
  const lines =
    stringWidth(beside) <= rest ? [beside] : [bars, ...wrapWords(meaning, rest).map((line) => pc.dim(line))];
  return lines.map(
    (line, i) => (i === 0 ? pc.dim(label.padEnd(LABEL_WIDTH)) : ' '.repeat(LABEL_WIDTH)) + line,
  );
}
