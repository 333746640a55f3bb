import { describe, expect, it } from 'vitest';
import { extractArticle } from '../../../../functions/split/extract/extract-article.ts';

const extract = (text: string) => extractArticle(new TextEncoder().encode(text));

describe('plain text', () => {
  it.each([
    [
      'headline, empty line, body',
      'Harbour opens\n\nShips came.\n',
      'Harbour opens',
      'Harbour opens\n\nShips came.',
    ],
    [
      'headline right above the body',
      'Harbour opens\nShips came.\nThey left.',
      'Harbour opens',
      'Harbour opens\n\nShips came.\nThey left.',
    ],
    ['one line', '  Harbour opens  ', 'Harbour opens', 'Harbour opens'],
    [
      'several empty lines',
      'Harbour opens\r\n \t\r\n\r\nShips came. \r\n',
      'Harbour opens',
      'Harbour opens\n\nShips came.',
    ],
    [
      'a headline broken in two',
      'Harbour opens after\nyears of work\n\nShips came.',
      'Harbour opens after years of work',
      'Harbour opens after\nyears of work\n\nShips came.',
    ],
    [
      'blank paragraphs of invisible characters',
      'Harbour\n\n\u200B\u2060\n\nShips.',
      'Harbour',
      'Harbour\n\nShips.',
    ],
  ])('%s', async (_, source, title, text) => {
    expect(await extract(source)).toEqual({ format: 'text', title, text });
  });

  it('keeps at most a thousand characters of white space in a row', async () => {
    const { text } = await extract(`Ships${' '.repeat(1_000)}came.${'\n\t'.repeat(600)}They left.`);
    expect(text).toBe(`Ships${' '.repeat(1_000)}came.\n\nThey left.`);
    const { text: cut } = await extract(`Ships${' \u3000'.repeat(501)}came.`);
    expect(cut).toBe(`Ships${' \u3000'.repeat(500)}came.`);
  });

  it('has a title of at most 300 characters, cut at a word', async () => {
    const { title, text } = await extract('word '.repeat(200));
    expect([...title].length).toBeLessThanOrEqual(300);
    expect(title).toMatch(/word…$/);
    expect(text).toBe('word '.repeat(200).trim());
  });

  it('cuts a title of emoji between two characters', async () => {
    const { title } = await extract('😀'.repeat(400));
    expect(title.isWellFormed()).toBe(true);
    expect([...title]).toHaveLength(300);
  });
});

describe('an object without an article', () => {
  it.each([
    ['no bytes', ''],
    ['white space', ' \n\t\u00A0\u3000\n'],
    ['invisible characters', '\uFEFF\u200B\u200D\u2060\u00AD'],
    ['a page without words', '<html><head></head><body><script>x()</script></body></html>'],
    ['Markdown of a rule and a picture', '---\ntitle:\n---\n\n![](x.png)\n'],
  ])('is rejected as EMPTY: %s', async (_, source) => {
    await expect(extract(source)).rejects.toMatchObject({ reason: 'EMPTY' });
  });
});

it('a text may reach the limit, and is rejected beyond it', async () => {
  const longest = 'word '.repeat(200_000).trim();
  expect((await extract(longest)).text).toHaveLength(longest.length);
  await expect(extract(`${longest} 😀`)).rejects.toMatchObject({ reason: 'TEXT_TOO_LONG' });
});
