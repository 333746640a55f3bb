import { expect, it } from 'vitest';
import { renderStories } from '../../../../cli/commands/stories/render-stories.ts';
import type { StoryCount } from '../../../../core/digest/day-digest.ts';

const story: StoryCount = {
  story: 'a1',
  title: 'Norway asks Iceland for ferry talks',
  publisher: 'Harbour Post',
  publishedAt: '2026-11-30T09:12:00.000Z',
  agency: 'Reuters',
  articles: 5,
  earlier: 2,
  publishers: 4,
  tone: -0.13,
  names: ['Norway', 'Iceland'],
  members: ['b2'],
};

it('says how many articles tell a story, who was first, and where it comes from', () => {
  expect(renderStories([story], 100)).toEqual([
    'Norway asks Iceland for ferry talks',
    '   5 articles · by 4 publishers · 2 more on the days before · tone −0.13',
    '   Norway, Iceland · Harbour Post, 2026-11-30 09:12 · Reuters · a1',
  ]);
});

it('leaves out what is not known, and cuts to the width', () => {
  const { publisher: _, agency: __, tone: ___, ...bare } = story;
  expect(renderStories([{ ...bare, articles: 2, earlier: 0, publishers: 0, names: [] }], 20)).toEqual([
    'Norway asks Iceland…',
    '   2 articles',
    '   2026-11-30 09:12…',
  ]);
});

it('escapes what a stranger may have written', () => {
  expect(renderStories([{ ...story, title: 'A\u001b[2Jb' }], 100)[0]).not.toContain('\u001b');
});
