import { pc } from '../../output/colours.ts';
import { escapeControls } from '../../output/escape-controls.ts';
import { plural } from '../../output/plural.ts';
import { wrapWords } from '../../output/wrap-words.ts';
import { toRow } from '../about/about-document.ts';
import { renderRow } from '../about/render-about.ts';
import type { Match } from './find-matches.ts';

const INDENT = '       ';

/** An article that names something that is watched: why it matched, and its sentences. */
export function renderMatches(matches: readonly Match[], width: number): string[] {
  const rows = matches.map(({ named }) => toRow(named));
  const why = matches.map(({ watched, named }) => {
    const as = named.types.join(', ').toLowerCase().replaceAll('_', ' ');
    const form =
      watched.asked.toLowerCase() === named.canonical.toLowerCase() ? '' : `, for "${watched.asked}"`;
    return escapeControls(`${named.canonical}${form}: named ${plural(named.count, 'time')}, as ${as}`);
  });
  return [
    pc.dim(rows[0]?.publishedAt.slice(0, 10) ?? ''),
    ...renderRow(rows, width),
    ...why.flatMap((line) =>
      wrapWords(`matches ${line}`, width - INDENT.length).map((text) => INDENT + pc.dim(text)),
    ),
  ];
}
