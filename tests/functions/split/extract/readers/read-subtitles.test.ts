import { expect, it } from 'vitest';
import { extractArticle } from '../../../../../functions/split/extract/extract-article.ts';

const extract = (text: string) => extractArticle(Buffer.from(text));

it.each([
  [
    'SubRip',
    '1\n00:00:01,000 --> 00:00:04,000\nGood evening from Lisport.\n\n2\n00:00:04,500 --> 00:00:08,000\nThe board voted,\nMayor Ilse Brandt said.\n',
  ],
  [
    'SubRip with formatting and Windows line ends',
    '\ufeff1\r\n00:00:01,000 --> 00:00:04,000\r\n<i>Good evening from Lisport.</i>\r\n\r\n2\r\n00:00:04,500 --> 00:00:08,000\r\n{\\an8}The board voted,\r\n\r\n3\r\n00:00:08,500 --> 00:00:09,000\r\nMayor Ilse Brandt said.\r\n',
  ],
  [
    'WebVTT',
    'WEBVTT - News\n\nNOTE a comment\n\nSTYLE\n::cue { color: red }\n\nintro\n00:01.000 --> 00:04.000 align:start\n<v Alena>Good evening from Lisport.</v>\n\n00:04.500 --> 00:08.000\nThe board voted, <00:05.000><c>Mayor</c> Ilse Brandt said.\n',
  ],
])('the spoken words of subtitles are read: %s', async (_, source) => {
  expect(await extract(source)).toEqual({
    format: 'subtitles',
    title: 'Good evening from Lisport.',
    text: 'Good evening from Lisport.\n\nThe board voted, Mayor Ilse Brandt said.',
  });
});

it('a number and prose are no subtitles', async () => {
  expect((await extract('1\nThe first chapter --> the last.')).format).toBe('text');
});
