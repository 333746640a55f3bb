import { stripVTControlCharacters } from 'node:util';
import { expect, it } from 'vitest';
import type { ArticleDocument } from '../../../cli/output/article-document.ts';
import { renderArticle } from '../../../cli/output/render-article.ts';

const article = (overrides: Partial<ArticleDocument> = {}): ArticleDocument => ({
  key: 'a.txt',
  articleId: 'f00',
  status: 'ENRICHED',
  reasons: [],
  title: 'Hall opens',
  byline: null,
  publisher: null,
  publishedAt: null,
  publishedAtOrigin: null,
  publishedAtOffset: null,
  format: null,
  language: 'en',
  languageOrigin: 'text',
  sentiment: null,
  entities: [],
  passages: 1,
  usage: { entityUnits: 3, sentimentUnits: 3, calls: 2, cached: 0 },
  engine: 'comprehend@1',
  timings: null,
  ...overrides,
});
const lines = (overrides: Partial<ArticleDocument> = {}) =>
  stripVTControlCharacters(renderArticle(article(overrides)))
    .split('\n')
    .map((line) => line.trim());
const entity = (canonical: string, count = 1): ArticleDocument['entities'][number] => ({
  canonical,
  type: 'PERSON',
  score: 0.9,
  count,
  forms: { [canonical]: count },
  mentions: [],
});

it('prints a headline, key and status, the findings, and what they cost', () => {
  const scores = { positive: 0.714, negative: 0.1, neutral: 0.18, mixed: 0.006 };
  const found = { sentiment: { label: 'POSITIVE', scores }, entities: [entity('Ilse Brandt', 2)] } as const;
  expect(lines({ ...found, entities: [...found.entities] })).toEqual([
    'Hall opens',
    'a.txt · ENRICHED',
    'sentiment      positive  positive 71% · negative 10% · neutral 18% · mixed 1%',
    'people         Ilse Brandt ×2',
    'en · 1 passage · 6 units in 2 calls',
  ]);
});

it('says how much a service cut off the text', () => {
  expect(lines({ missingChars: 2183 }).join('\n')).toMatch(/note .*cut 2,?183 characters off its end/);
});

it('says that a language was assumed', () => {
  expect(lines({ languageOrigin: 'assumed' }).at(-1)).toMatch(/^en \(assumed\) · /);
});

it('prints who published the article and when, and where the date comes from', () => {
  const facts = {
    byline: 'Ana Marsh',
    publisher: 'The Daily',
    publishedAt: '2026-11-24T09:30:00.000Z',
    format: 'html',
  };
  const published = 'published      by Ana Marsh · The Daily · 2026-11-24 09:30 UTC';
  expect(lines({ ...facts, publishedAtOrigin: 'text' })).toContain(`${published} (shown in the text)`);
  expect(lines({ ...facts, publishedAtOrigin: 'received' })).toContain(
    `${published} (received; no date found)`,
  );
  expect(lines(facts)).toEqual(
    expect.arrayContaining([published, 'html · en · 1 passage · 6 units in 2 calls']),
  );
});

it('names the first six entities of many', () => {
  const entities = Array.from({ length: 8 }, (_, i) => entity(`P${i}`));
  expect(lines({ entities })).toContain('people         P0, P1, P2, P3, P4, P5 and 2 more');
});

it.each<[width: number, says: string]>([
  [80, 'people         Parliamentary Standing Committee 0 ×2 and 3 more'],
  [
    105,
    'people         Parliamentary Standing Committee 0 ×2, Parliamentary Standing Committee 1 ×2 and 2 more',
  ],
  [50, 'people         Parliamentary Stan… ×2 and 3 more'],
  [20, 'people         Parliam… ×2 and 3 more'],
])('names as many entities as fit into %d columns, and at least one', (width, says) => {
  const entities = Array.from({ length: 4 }, (_, i) => entity(`Parliamentary Standing Committee ${i}`, 2));
  const shown = stripVTControlCharacters(renderArticle(article({ entities }), width)).split('\n');
  const [row = ''] = shown.filter((line) => line.includes('people'));
  expect(row.trim()).toBe(says);
  expect(width < 40 || row.length <= width).toBe(true);
});

it('names all entities where they just fit', () => {
  const entities = [entity('Ada Lovelace'), entity('Bob')];
  const exact = '  people         Ada Lovelace, Bob';
  expect(renderArticle(article({ entities }), exact.length)).toContain('Ada Lovelace, Bob');
  expect(renderArticle(article({ entities }), exact.length - 1)).not.toContain('Bob');
});

it.each<[says: string, Partial<ArticleDocument>]>([
  [
    'EMPTY: The object has no bytes',
    { status: 'REJECTED', reasons: ['EMPTY'], detail: 'The object has no bytes' },
  ],
  ['EMPTY: the object holds no text', { status: 'REJECTED', reasons: ['EMPTY'] }],
  [
    'LANGUAGE_REFUSED: the analyser does not make this analysis in this language (the local one reads English, and names in German and Portuguese)',
    { status: 'PARTIAL', reasons: ['LANGUAGE_REFUSED'] },
  ],
])('prints the reason: %s', (says, overrides) => {
  expect(lines(overrides).join('\n')).toContain(`why            ${says}`);
});

it('wraps longer lines at a terminal, and none elsewhere', () => {
  const scores = { positive: 0.714, negative: 0.1, neutral: 0.18, mixed: 0.006 };
  const long = article({
    key: 'politics/a-document-of-the-ministry.txt',
    title: 'Mayor opens the hall of the old harbour in Bonn',
    status: 'PARTIAL',
    reasons: ['LANGUAGE_REFUSED'],
    sentiment: { label: 'POSITIVE', scores },
  });
  const shown = (width: number) => stripVTControlCharacters(renderArticle(long, width)).split('\n');
  expect(shown(44)).toEqual([
    'Mayor opens the hall of the old harbour in',
    'Bonn',
    '                 politics/a-document-of-the-ministry.txt',
    '                 PARTIAL',
    '  why            LANGUAGE_REFUSED: the',
    '                 analyser does not make this',
    '                 analysis in this language',
    '                 (the local one reads',
    '                 English, and names in',
    '                 German and Portuguese)',
    '  sentiment      positive  positive 71%',
    '                           negative 10%',
    '                           neutral 18%',
    '                           mixed 1%',
    '                 en · 1 passage',
    '                 6 units in 2 calls',
  ]);
  expect(shown(Number.POSITIVE_INFINITY)).toHaveLength(5);
});

it('prints the key as headline where there is no title', () => {
  expect(lines({ title: null, status: 'REJECTED', reasons: ['EMPTY'], passages: 0 })[0]).toBe('a.txt');
});

it('escapes controls in every fact of an article, so that they cannot make a line of their own', () => {
  const hostile = (text: string) => `${text}\u001b[2J\n\u009b\u202e`;
  const shown = (text: string) => `${text}\\x1b[2J\\n\\x9b\\u202e`;
  const shownLines = lines({
    title: hostile('title'),
    key: hostile('key'),
    byline: hostile('byline'),
    publisher: hostile('publisher'),
    status: 'REJECTED',
    reasons: ['EMPTY'],
    detail: hostile('detail'),
    entities: [entity(hostile('Ada'))],
  });
  expect(shownLines.join('\n')).not.toMatch(/(?!\n)[\p{Cc}\p{Bidi_Control}]/u);
  for (const text of ['title', 'key', 'byline', 'publisher', 'detail', 'Ada'])
    expect(shownLines.join('\n')).toContain(shown(text));
});
