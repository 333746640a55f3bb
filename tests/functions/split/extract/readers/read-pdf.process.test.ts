import { describe, expect, it, vi } from 'vitest';
import { extractArticle } from '../../../../../functions/split/extract/extract-article.ts';
import { makePdf } from '../make-pdf.ts';

describe('an article in PDF', () => {
  it('is read in paragraphs, from the positions of its lines', async () => {
    const pdf = makePdf(
      [
        [
          [720, 20, 'Harbour opens'],
          [690, 11, 'Forty ships came in on Monday, two years la-'],
          [676, 11, 'ter than planned. Ana Marsh thanked'],
          [662, 11, 'the builders.'],
          [630, 11, 'The first ship to leave carried apples,'],
        ],
        [
          [720, 11, 'pears and a brass band (of nine).'],
          [690, 11, 'They left.'],
        ],
      ],
      '/Author (Ana Marsh) /CreationDate (D:20261124093000Z)',
    );
    expect(await extractArticle(pdf)).toEqual({
      format: 'pdf',
      title: 'Harbour opens',
      byline: 'Ana Marsh',
      publishedAt: '2026-11-24T09:30:00.000Z',
      text: [
        'Harbour opens',
        'Forty ships came in on Monday, two years later than planned. Ana Marsh thanked the builders.',
        'The first ship to leave carried apples, pears and a brass band (of nine).',
        'They left.',
      ].join('\n\n'),
    });
  });

  const encrypted = `/Encrypt << /Filter /Standard /V 1 /R 2 /O <${'41'.repeat(32)}> /U <${'42'.repeat(32)}> /P -4 >> /ID [<00> <00>]`;
  it.each([
    ['pictures only', makePdf([[]]), 'EMPTY', 'pictures'],
    ['encrypted', makePdf([[[720, 11, 'Secret']]], '', encrypted), 'UNSUPPORTED_FORMAT', 'encrypted'],
    ['its first bytes alone', new TextEncoder().encode('%PDF-1.7\n'), 'UNDECODABLE', 'damaged'],
    ['too many pages', makePdf(Array.from({ length: 301 }, () => [])), 'UNSUPPORTED_FORMAT', '301 pages'],
  ])('is rejected: %s', async (_, pdf, reason, why) => {
    await expect(extractArticle(pdf)).rejects.toMatchObject({
      reason,
      message: expect.stringContaining(why),
    });
  });

  it('is read however slow the machine is', async () => {
    let now = 0;
    vi.spyOn(performance, 'now').mockImplementation(() => {
      now += 60_000;
      return now;
    });
    expect(await extractArticle(makePdf([[[720, 11, 'Harbour opens']]]))).toMatchObject({ format: 'pdf' });
    vi.restoreAllMocks();
  });

  it('leaves the bytes of the object unchanged', async () => {
    const pdf = makePdf([[[720, 11, 'Harbour opens']]]);
    const before = pdf.slice();
    await extractArticle(pdf);
    expect(pdf).toEqual(before);
  });
});
