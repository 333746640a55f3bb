import { stripVTControlCharacters } from 'node:util';
import stringWidth from 'string-width';
import { expect, it } from 'vitest';
import { renderNames } from '../../../../cli/commands/names/render-names.ts';

const aName = (canonical: string, alias?: string) => ({
  name: canonical.toLowerCase(),
  canonical,
  types: ['LOCATION', 'PERSON'] as const,
  articles: 12,
  last: '2026-11-30',
  ...(alias && { alias }),
});
const render = (width: number, ...names: Parameters<typeof renderNames>[0]) =>
  renderNames(names, width).map((line) => stripVTControlCharacters(line));

it('shows types, articles and the last day of each name, and the alias that it was found by', () => {
  expect(render(80, aName('Iran'), aName('Netherlands', 'holland'))).toEqual([
    'name                   types             articles  last',
    'Iran                   location, person        12  2026-11-30',
    'Netherlands (holland)  location, person        12  2026-11-30',
  ]);
});

it('escapes controls, and cuts a name that is too long', () => {
  const [, line = ''] = render(60, aName(`Iran\u001b[2J${'n'.repeat(99)}`));
  expect(line).toContain('Iran\\x1b[2Jn');
  expect(stringWidth(line)).toBeLessThanOrEqual(60);
});

it('shows nothing where there are no names', () => {
  expect(render(80)).toEqual([]);
});
