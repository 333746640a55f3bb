import { expect, it } from 'vitest';
import { extractArticle } from '../../../../../functions/split/extract/extract-article.ts';

const REST = 'The harbour wall was closed at noon after the second storm in a week, the council said.';
const read = (...lines: readonly string[]) => extractArticle(Buffer.from(lines.join('\n')));

it.each([
  ['4 March 2026', '2026-03-04T00:00:00.000Z'],
  ['March 4, 2026 9:30 a.m. GMT', '2026-03-04T09:30:00.000Z'],
  ['Published: 4 March 2026', '2026-03-04T00:00:00.000Z'],
  ['Wednesday, March 4, 2026', '2026-03-04T00:00:00.000Z'],
  ['By Alena Horak, 4 March 2026', '2026-03-04T00:00:00.000Z'],
  ['By Alena Horak | March 4, 2026', '2026-03-04T00:00:00.000Z'],
  ['BERGEN, March 4, 2026 (AP) -- The harbour was closed on Tuesday.', '2026-03-04T00:00:00.000Z'],
  ['Bergen, 4. März 2026 – Der Hafen wurde am Dienstag geschlossen.', '2026-03-04T00:00:00.000Z'],
  ['Veröffentlicht am 4. März 2026', '2026-03-04T00:00:00.000Z'],
])('the date of a text is read from the line %j below its title', async (line, publishedAt) => {
  const article = await read('Harbour closed', '', line, '', REST);
  expect(article).toMatchObject({ publishedAt, publishedAtOrigin: 'text', title: 'Harbour closed' });
  expect(article.text).toContain(line);
});

it.each([
  ['a sentence', 'The harbour was opened on 4 March 1998 by the mayor.'],
  ['a short sentence', 'It was opened on 4 March 1998.'],
  ['a date in which day and month could be exchanged', '05/04/2026'],
  ['two dates', '4 March 2026 – 6 March 2026'],
])('no date is taken from %s', async (_, line) => {
  expect(await read('Harbour closed', '', line, '', REST)).not.toHaveProperty('publishedAt');
});

it('no date is taken from a title, or from the middle of a text', async () => {
  expect(await read('Harbour closed, 4 March 2026', '', REST)).not.toHaveProperty('publishedAt');
  const long = Array.from({ length: 10 }, (_, i) => [`${REST} ${i}`, '']).flat();
  expect(await read('Harbour closed', '', ...long, '4 March 2026', '', REST)).not.toHaveProperty(
    'publishedAt',
  );
});
