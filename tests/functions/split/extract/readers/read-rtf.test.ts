import { describe, expect, it } from 'vitest';
import { extractArticle } from '../../../../../functions/split/extract/extract-article.ts';

const extract = (rtf: string) => extractArticle(Buffer.from(rtf, 'latin1'));
const rtf = (body: string, head = '') =>
  `${String.raw`{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fswiss Times;}}${head}\f0\fs24 `}${body}}`;

describe('an article in RTF', () => {
  it('has the first paragraph as its title, and no name of a font', async () => {
    expect(
      await extract(
        rtf(
          String.raw`Lisport closes its grain terminal\par\par The harbour board voted.\par Norvale\rquote s boss will appeal.\par`,
        ),
      ),
    ).toEqual({
      format: 'rtf',
      title: 'Lisport closes its grain terminal',
      text: 'Lisport closes its grain terminal\n\nThe harbour board voted.\n\nNorvale’s boss will appeal.',
    });
  });

  it('has the facts of its properties', async () => {
    const info = String.raw`{\info{\title Harbour closes}{\author Alena Horak}{\company The Courier}{\creatim\yr2026\mo3\dy4\hr8\min15}{\revtim\yr2027\mo1\dy1}}`;
    expect(await extract(rtf(String.raw`The board voted.\par`, info))).toEqual({
      format: 'rtf',
      title: 'Harbour closes',
      byline: 'Alena Horak',
      publisher: 'The Courier',
      publishedAt: '2026-03-04T08:15:00.000Z',
      text: 'Harbour closes\n\nThe board voted.',
    });
  });

  it.each([
    ['Unicode', String.raw`Gr\u246?\u223\'dfe \u8222\'84Hafen\u8220\'93`, 'Größe „Hafen“'],
    ['Unicode beyond the plane', String.raw`A \u-10179?\u-8704?`, 'A 😀'],
    ['Unicode with another fallback', String.raw`\uc0 Gr\u246\u223 e`, 'Größe'],
    ['its code page', String.raw`Gr\'f6\'dfe`, 'Größe'],
    ['bytes of its code page', 'Gr\xf6\xdfe', 'Größe'],
    ['symbols', String.raw`a\~b\emdash c \{d\}\\ e\tab f`, 'a\u00a0b—c {d}\\ e\tf'],
    [
      'hidden text and fields',
      String.raw`A{\v hidden}{\field{\*\fldinst HYPERLINK "x"}{\fldrslt  link}} B`,
      'A link B',
    ],
    ['pictures and headers', String.raw`{\header Page}{\pict\pngblip 89504e47}A{\footnote note} B`, 'A B'],
    ['binary data', 'A{\\pict\\bin4 }{\\}} B', 'A B'],
    ['a table', String.raw`A\cell B\cell\row C`, 'A | B\n\nC'],
  ])('is decoded: %s', async (_, body, text) => {
    expect((await extract(rtf(body))).text).toBe(text);
  });

  it('is decoded in the code page of each font', async () => {
    const source = String.raw`{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 A;}{\f1\fcharset204 B;}{\f2\fcharset128 C;}}\f1 \'cf\'ee\'f0\'f2 {\f2 \'8d\'60}\f0 \'e9}`;
    expect((await extract(source)).text).toBe('Порт 港é');
  });

  it('that is cut short is UNDECODABLE', async () => {
    await expect(extract(rtf('The board voted.').slice(0, -1))).rejects.toMatchObject({
      reason: 'UNDECODABLE',
    });
  });

  it('nested too deep is rejected', async () => {
    await expect(extract(`{\\rtf1${'{'.repeat(10_000)}`)).rejects.toMatchObject({
      reason: 'UNSUPPORTED_FORMAT',
    });
  });

  it('without text is EMPTY', async () => {
    await expect(extract(rtf(''))).rejects.toMatchObject({ reason: 'EMPTY' });
  });
});
