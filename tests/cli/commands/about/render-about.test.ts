import { stripVTControlCharacters } from 'node:util';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import {
  type AboutDocument,
  type AskedName,
  toRow,
  toStoryCells,
  toStoryRow,
} from '../../../../cli/commands/about/about-document.ts';
import { renderAbout } from '../../../../cli/commands/about/render-about.ts';
import type { NamedArticle } from '../../../../core/queries/answers.ts';
import { countBySteps } from '../../../../core/queries/timeline.ts';

const SENTENCE =
  'The talks in Geneva ended on Monday, and Iran agreed to go on with them in the spring of next year.';

function anArticle(day: string, over: Partial<NamedArticle> = {}): NamedArticle {
  const begin = SENTENCE.indexOf('Iran');
  return {
    articleId: day,
    key: `news/${day}.txt`,
    title: 'Talks in Geneva end with an agreement to go on with the talks',
    language: 'en',
    publishedAt: `${day}T09:30:00.000Z`,
    name: 'iran',
    canonical: 'Iran',
    types: ['LOCATION'],
    count: 3,
    salience: 0.5,
    sentiment: { label: 'NEGATIVE', scores: { positive: 0.1, negative: 0.6, neutral: 0.2, mixed: 0.1 } },
    sentence: SENTENCE,
    at: [begin, 4],
    ...over,
  };
}

function documentOf(
  articles: readonly NamedArticle[],
  names: readonly AskedName[] = [{ asked: 'iran', canonical: 'Iran' }],
): AboutDocument {
  return {
    names,
    timeline: countBySteps(articles, 'day').toReversed(),
    articles: articles.map(toRow),
    hasMore: false,
  };
}
const render = (document: AboutDocument, width = 80) =>
  renderAbout(document, {}, width).map((line) => stripVTControlCharacters(line));

describe('the articles about a name', () => {
  it('say by story how many articles and publishers tell it', () => {
    const others = ['Wire', 'Post', undefined].map((publisher, i) => ({
      articleId: `other${i}`,
      key: `${i}.txt`,
      title: 'Talks end',
      ...(publisher && { publisher }),
      publishedAt: '2026-11-24T08:00:00.000Z',
    }));
    const row = toStoryRow(anArticle('2026-11-24', { publisher: 'Wire', others }));
    expect(toStoryCells(row).slice(-2)).toEqual([4, 2]);
    const text = render({ ...documentOf([]), timeline: [], articles: [row] }).join('\n');
    expect(text).toContain('×3 · 4 articles · 2 publishers · Wire');
  });

  it('have a line of volume and one of tone, then the articles by day with the name in brackets', () => {
    expect(
      render(documentOf([anArticle('2026-11-24'), anArticle('2026-11-22', { publisher: 'Wire' })])),
    ).toEqual([
      'Iran · 2 articles · 6 mentions · 2026-11-22 to 2026-11-24',
      'volume  █·█  each bar a day, at most 1 article',
      'tone    ▁·▁  mean −0.50, −0.50 to −0.50',
      '',
      '2026-11-24',
      '09:30  Talks in Geneva end with an agreement to go on with the talks',
      '       negative −0.50 ×3 · news/2026-11-24.txt',
      '       The talks in Geneva ended on Monday, and [Iran] agreed to go on with them',
      '       in the spring of next year.',
      '',
      '2026-11-22',
      '09:30  Talks in Geneva end with an agreement to go on with the talks',
      '       negative −0.50 ×3 · Wire · news/2026-11-22.txt',
      '       The talks in Geneva ended on Monday, and [Iran] agreed to go on with them',
      '       in the spring of next year.',
    ]);
  });

  it.each([80, 40, 30])('fit %i columns', (width) => {
    const title = '会谈在日内瓦结束，双方同意继续进行会谈，直到明年春天为止';
    const lines = render(documentOf([anArticle('2026-11-24'), anArticle('2020-11-22', { title })]), width);
    // A key is never cut.
    const cut = lines.filter((line) => !line.includes('.txt'));
    expect(Math.max(...cut.map((line) => stringWidth(line)))).toBeLessThanOrEqual(width);
  });

  it('name the form that was asked for, and what it means', () => {
    const names = [{ asked: 'US', canonical: 'United States' }];
    expect(render(documentOf([anArticle('2026-11-24')], names))[0]).toMatch(
      /^US → United States · 1 article · /,
    );
  });

  it('have the mean tone only, where all were published on one day', () => {
    expect(render(documentOf([anArticle('2026-11-24')])).slice(0, 2)).toEqual([
      'Iran · 1 article · 3 mentions · 2026-11-24',
      'tone    mean −0.50',
    ]);
  });

  it('say that there is no tone where an article has none', () => {
    const { sentiment: _, ...untoned } = anArticle('2026-11-24');
    const lines = render(documentOf([untoned]));
    expect(lines[1]).toBe('tone    no article has a tone');
    expect(lines).toContain('       ×3 · news/2026-11-24.txt');
  });

  it('show no time where the date has none', () => {
    expect(
      render(documentOf([anArticle('2026-11-24', { publishedAt: '2026-11-24T00:00:00.000Z' })])),
    ).toContain('       Talks in Geneva end with an agreement to go on with the talks');
  });

  it('show both names of an article that names two', () => {
    const both = [anArticle('2026-11-24'), anArticle('2026-11-24', { canonical: 'NATO', count: 1 })];
    expect(render({ ...documentOf(both.slice(0, 1)), articles: both.map(toRow) })).toContain(
      '       Iran negative −0.50 ×3 · NATO negative −0.50 ×1 · news/2026-11-24.txt',
    );
  });

  it('mark the name in the title where the title is its sentence', () => {
    const title = 'Talks in Iran end';
    const lines = render(documentOf([anArticle('2026-11-24', { title, sentence: title, at: [9, 4] })]));
    expect(lines.slice(-2)).toEqual([
      '09:30  Talks in [Iran] end',
      '       negative −0.50 ×3 · news/2026-11-24.txt',
    ]);
  });

  it('show a sentence that names both once', () => {
    const begin = SENTENCE.indexOf('Geneva');
    const both = [anArticle('2026-11-24'), anArticle('2026-11-24', { canonical: 'Geneva', at: [begin, 6] })];
    expect(render({ ...documentOf(both.slice(0, 1)), articles: both.map(toRow) }).slice(-2)).toEqual([
      '       The talks in [Geneva] ended on Monday, and [Iran] agreed to go on with',
      '       them in the spring of next year.',
    ]);
  });

  it('escape controls in titles, keys and sentences', () => {
    const text = render(
      documentOf([
        anArticle('2026-11-24', { title: 'a\u001b[2J', key: 'b\u202e', sentence: 'Iran\u0007', at: [0, 4] }),
      ]),
    ).join('\n');
    expect(text).toContain('a\\x1b[2J');
    expect(text).toContain('b\\u202e');
    expect(text).toContain('[Iran]\\x07');
  });
});
