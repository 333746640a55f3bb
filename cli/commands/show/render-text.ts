import type { EntityType } from '@copydesk/core/article/analysis';
import type { MarkedText } from '@copydesk/core/queries/answers';
import { toneOf } from '@copydesk/core/queries/timeline';
import { pc } from '../../output/colours.ts';
import { escapeControls } from '../../output/escape-controls.ts';
import { markRuns, type ShownMark } from '../../output/mark-runs.ts';
import { renderTone, TONE_PAINTS } from '../../output/render-tone.ts';
import { wrapParts } from '../../output/wrap-parts.ts';
import { wrapRuns } from '../../output/wrap-runs.ts';

type Paint = (text: string) => string;

const PAINTS: Readonly<Record<EntityType, Paint>> = {
  PERSON: pc.magenta,
  ORGANIZATION: pc.blue,
  LOCATION: pc.green,
  EVENT: pc.yellow,
  COMMERCIAL_ITEM: pc.cyan,
  TITLE: pc.cyan,
  DATE: pc.dim,
  QUANTITY: pc.dim,
  OTHER: pc.bold,
};

type Text = Pick<MarkedText, 'text' | 'marks' | 'passages'>;

/**
 * The text of an article for a person: each passage under a line with its tone, every entity in the colour of its type. Without
 * colours an entity is in brackets with its type: `[Iran:LOCATION]`.
 *
 * @param width in columns; Infinity wraps nothing
 */
export function renderText({ text, marks, passages }: Text, width: number): string[] {
  const shown = marks.map(toShown);
  const legend = pc.isColorSupported ? [...legendOf(marks, width), ''] : [];
  return [
    ...legend,
    ...passages.flatMap(({ span: { begin, end }, sentiment }, i) => [
      ...(i > 0 ? [''] : []),
      pc.dim('── ') + toneLine(i + 1, passages.length, sentiment),
      ...paragraphsOf(text, begin, end).flatMap(({ from, to }) =>
        wrapRuns(markRuns(text, marksIn(shown, from, to), from, to), width),
      ),
    ]),
  ];
}

function toShown({ utf16: { begin, end }, type }: MarkedText['marks'][number]): ShownMark {
  return pc.isColorSupported
    ? { begin, end, paint: PAINTS[type] }
    : { begin, end, around: ['[', `:${type}]`] };
}

const marksIn = (marks: readonly ShownMark[], from: number, to: number) =>
  marks.filter(({ begin, end }) => end > from && begin < to);

function toneLine(
  number: number,
  count: number,
  sentiment: MarkedText['passages'][number]['sentiment'],
): string {
  const where = pc.dim(`passage ${number} of ${count}`);
  if (!sentiment) return `${where}${pc.dim(' · no tone')}`;
  const label = TONE_PAINTS[sentiment.label](sentiment.label.toLowerCase());
  return `${where} · ${label} ${pc.dim(renderTone(toneOf(sentiment)))}`;
}

/** The lines of a passage; an empty one is a line too. */
function paragraphsOf(
  text: string,
  begin: number,
  end: number,
): { readonly from: number; readonly to: number }[] {
  const lines: { from: number; to: number }[] = [];
  let from = begin;
  for (const line of text.slice(begin, end).split('\n')) {
    lines.push({ from, to: from + line.length });
    from += line.length + 1;
  }
  return lines;
}

/** Which colour means which type. */
function legendOf(marks: MarkedText['marks'], width: number): string[] {
  const types = [...new Set(marks.map(({ type }) => type))].sort();
  const names = types.map((type) => PAINTS[type](escapeControls(type.toLowerCase().replace('_', ' '))));
  return names.length > 0 ? wrapParts(names, ' ', width) : [];
}
