import { describe, expect, it } from 'vitest';
import { extractArticle } from '../../../../../functions/split/extract/extract-article.ts';

const extract = (value: unknown) =>
  extractArticle(new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value)));
const EXPECTED = {
  format: 'json',
  title: 'Harbour opens',
  byline: 'Ana Marsh',
  publishedAt: '2026-11-24T09:30:00.000Z',
  text: 'Harbour opens\n\nShips came.\n\nThey left.',
};

describe('an article in JSON', () => {
  it.each([
    [
      'schema.org',
      {
        '@context': 'https://schema.org',
        '@type': 'NewsArticle',
        headline: 'Harbour opens',
        author: { '@type': 'Person', name: 'Ana Marsh' },
        datePublished: '2026-11-24T10:30:00+01:00',
        articleBody: 'Ships came.\n\nThey left.',
      },
    ],
    [
      'ninjs 1',
      {
        uri: 'tag:example.org,2026:1',
        type: 'text',
        headline: 'Harbour opens',
        byline: 'By Ana Marsh',
        firstcreated: '2026-11-24T09:30:00Z',
        body_text: 'Ships came.\n\nThey left.',
      },
    ],
    [
      'ninjs 1 with XHTML',
      {
        headline: 'Harbour opens',
        byline: 'Ana Marsh',
        versioncreated: '2026-11-24T09:30:00Z',
        body_xhtml: '<p>Ships <b>came</b>.</p><p>They left.</p><script>x()</script>',
      },
    ],
    [
      'ninjs 2 and 3',
      {
        headlines: [
          { role: 'short', value: 'Open' },
          { role: 'main', value: 'Harbour opens' },
        ],
        by: 'Ana Marsh',
        firstcreated: '2026-11-24T09:30:00Z',
        bodies: [{ role: 'main', contenttype: 'text/html', value: '<p>Ships came.</p><p>They left.</p>' }],
      },
    ],
    [
      'news-please',
      {
        title: 'Harbour opens',
        authors: ['Ana Marsh'],
        date_publish: '2026-11-24 09:30:00',
        maintext: 'Ships came.\n\nThey left.',
      },
    ],
    [
      'a list of one',
      [
        {
          title: 'Harbour opens',
          author: 'Ana Marsh',
          date: '2026-11-24T09:30:00Z',
          content: 'Ships came.\n\nThey left.',
        },
      ],
    ],
  ])('%s', async (_, value) => {
    expect(await extract(value)).toEqual(EXPECTED);
  });

  it('needs only a body', async () => {
    expect(await extract({ text: 'Ships came.' })).toEqual({
      format: 'json',
      title: 'Ships came.',
      text: 'Ships came.',
    });
  });

  it.each([
    ['JSON Lines', '{"text":"a"}\n{"text":"b"}', 'such as JSON Lines, goes under bundles/'],
    ['a list of two', [{ text: 'a' }, { text: 'b' }], 'list of 2'],
    ['no body', { headline: 'Harbour opens' }, 'articleBody'],
    ['a body that is not text', { body: { a: 1 } }, 'its body is an object with a, not text'],
    ['cut short', '{"text":"a","more":{}', 'not valid JSON'],
    [
      'cut short in a string',
      '{"headline":"Harbour opens","text":"Ships ca',
      'not valid JSON (Unterminated string',
    ],
    ['cut short after a comma', '{"headline":"Harbour opens", ', 'not valid JSON'],
    ['cut short in a list', '[{"text":"a"},{"text":"b \\" }', 'not valid JSON'],
    ['JSON Lines, cut short', '{"text":"a"}\n{"text":"b', 'such as JSON Lines, goes under bundles/'],
    ['nested too deep', `{"a":${'['.repeat(200_000)}${']'.repeat(200_000)}}`, 'JSON without an article'],
  ])('is rejected: %s', async (_, value, why) => {
    await expect(extract(value)).rejects.toMatchObject({
      reason: 'UNSUPPORTED_FORMAT',
      message: expect.stringContaining(why),
    });
  });

  it.each([
    '{"a": 1} is JSON, and this is prose about it.',
    '{"Harbour"} opens, said the sign',
    '{"Harbour opens", said the sign.',
    '[Photo] {Ana Marsh}',
  ])('is not detected in prose with brackets: %s', async (text) => {
    expect((await extract(text)).format).toBe('text');
  });
});

it.each([
  ['Ships came. [+2183 chars]', 'Ships came.', 2183],
  ['Ships came… [12 characters]', 'Ships came…', 12],
  ['Ships came [+5 more].', 'Ships came [+5 more].', undefined],
])('what a service cut off a text is noted: %s', async (content, text, missingChars) => {
  const article = await extractArticle(Buffer.from(JSON.stringify({ content })));
  expect(article.text).toBe(text);
  expect(article.missingChars).toBe(missingChars);
});
