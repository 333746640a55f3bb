import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldName } from '../../../../core/article/names/fold-name.ts';

describe('foldName', () => {
  it.each([
    ['Iran', 'iran'],
    ['  Javad \n Zarif ', 'javad zarif'],
    ['ＩＲＡＮ', 'iran'],
    ['Müller', 'müller'],
    ['Mu\u0308ller', 'müller'],
    ['#hash', '#hash'],
    ['\u3000東京\u3000', '東京'],
    ['Straße', 'strasse'],
    ['STRASSE', 'strasse'],
    ['ΟΔΥΣΣΕΥΣ', 'οδυσσευσ'],
    ['Οδυσσεύς', 'οδυσσεύσ'],
    ['U.S.', 'us'],
    ['U.S', 'us'],
    ['U. S.', 'us'],
    ['the U.S.A.', 'usa'],
    ['The Hague', 'hague'],
    ['The The', 'the'],
    ['Theresa May', 'theresa may'],
    ['Thé Vert', 'thé vert'],
    ['J. K. Rowling', 'jk rowling'],
    ['J.K. Rowling', 'jk rowling'],
    ['George W. Bush', 'george w bush'],
    ['Martin Luther King, Jr.', 'martin luther king jr'],
    ['Washington, D.C.', 'washington dc'],
    ['St. Louis', 'st louis'],
    ['O’Neill', "o'neill"],
    ['OʼNeill', "o'neill"],
    ['O´Neill', "o'neill"],
    ['O`Neill', "o'neill"],
    ['O＇Neill', "o'neill"],
    ['McDonald’s', "mcdonald's"],
    ['Kim Jong-un', 'kim jong un'],
    ['Kim Jong‑un', 'kim jong un'],
    ['Kim Jong Un', 'kim jong un'],
    ['−5', '-5'],
    ['Bran\u00ADdt', 'brandt'],
    ['Bran\u200Bdt', 'brandt'],
    ['\uFEFFBergen', 'bergen'],
    ['Johnson & Johnson', 'johnson and johnson'],
    ['AT&T', 'at&t'],
    ['1.5 million', '1.5 million'],
    ['1,500', '1,500'],
    ['...', '...'],
    ['The', 'the'],
    [' ', ''],
  ])('makes %j %j', (name, folded) => {
    expect(foldName(name)).toBe(folded);
  });

  const anyName = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 2_000 }),
    fc.string({ unit: 'grapheme', maxLength: 40 }),
    fc.string({ unit: 'binary', maxLength: 20 }).map((text) => text.repeat(200)),
    fc
      .array(
        fc.constantFrom('the', 'The', 'U', 'S', '.', '-', "'", '&', ' ', '´', '‐', 'ﬁ', 'ŉ', 'İ', ',', '1'),
      )
      .map((parts) => parts.join('')),
    fc.constantFrom('😀'.repeat(600), 'ﷺ'.repeat(400), '\ud800'.repeat(900), 'İ'.repeat(700)),
  );

  it('changes nothing when it folds twice, and fits a key', () => {
    fc.assert(
      fc.property(anyName, (name) => {
        const folded = foldName(name);
        expect(foldName(folded)).toBe(folded);
        expect(Buffer.byteLength(folded)).toBeLessThanOrEqual(512);
      }),
      { numRuns: 2_000 },
    );
  });

  it('cuts a name that is too long between characters and adds a digest, so that it stays unique', () => {
    const [a, b] = [`${'😀'.repeat(300)}a`, `${'😀'.repeat(300)}b`].map(foldName) as [string, string];
    expect(a).not.toBe(b);
    expect(a).toMatch(/^(😀)+~[0-9a-f]{16}$/u);
    expect(Buffer.byteLength(a)).toBeLessThanOrEqual(512);
  });

  it('does not cut a name of the longest length that fits', () => {
    expect(foldName('x'.repeat(512))).toBe('x'.repeat(512));
    expect(foldName('x'.repeat(513))).toHaveLength(512);
  });
});
