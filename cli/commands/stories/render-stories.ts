import type { StoryCount } from '@copydesk/core/digest/day-digest';
import { pc } from '../../output/colours.ts';
import { cutToWidth } from '../../output/cut-to-width.ts';
import { escapeStrings } from '../../output/escape-controls.ts';
import { plural } from '../../output/plural.ts';
import { paintTone, renderTone } from '../../output/render-tone.ts';

const INDENT = '   ';

/**
 * Stories for a person, three lines each:
 *
 *     Norway asked Iceland for ferry talks
 *        5 articles in 4 publications · 2 more on the days before · tone −0.13
 *        Norway, Iceland · first in the Harbour Post, 2026-11-30 09:12 · Reuters · 5f1c…
 *
 * @param width columns of the terminal
 */
export function renderStories(raw: readonly StoryCount[], width: number): string[] {
  return escapeStrings(raw).flatMap((row) => {
    const { story, title, publisher, publishedAt, agency, articles, earlier, publishers, tone, names } = row;
    const counts = [
      articles === 0 ? 'no article' : plural(articles, 'article'),
      ...(publishers > 0 ? [`by ${plural(publishers, 'publisher')}`] : []),
      ...(earlier > 0 ? [`${earlier} more on the days before`] : []),
      ...(tone === undefined ? [] : [`tone ${paintTone(renderTone(tone), tone)}`]),
    ];
    const first = `${publisher ? `${publisher}, ` : ''}${publishedAt.slice(0, 16).replace('T', ' ')}`;
    const origin = [
      ...(names.length > 0 ? [names.join(', ')] : []),
      first,
      ...(agency ? [agency] : []),
      story,
    ];
    return [
      pc.bold(cutToWidth(title, width)),
      `${INDENT}${counts.join(' · ')}`,
      pc.dim(cutToWidth(`${INDENT}${origin.join(' · ')}`, width)),
    ];
  });
}
