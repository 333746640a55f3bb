import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Offsets, shiftSpan } from '../../../core/article/offsets.ts';

/** Any string, with lone surrogates, emoji and combining marks. */
const anyText = fc.string({ unit: fc.oneof(fc.string({ unit: 'binary', maxLength: 3 }), anyUnit()) });
function anyUnit() {
  return fc.integer({ min: 0xd7f0, max: 0xe00f }).map((unit) => String.fromCharCode(unit));
}

describe('offsets', () => {
  it.each([
    ['', 0],
    ['plain', 5],
    ['é', 1],
    ['e\u0301', 2],
    ['😀', 1],
    ['a😀b', 3],
    ['👩‍👩‍👧', 5],
    ['🇮🇷', 2],
    ['\ud83d', 1],
    ['\ude00\ud83d', 2],
    ['\ud83d\ud83d\ude00', 2],
  ])('%j has %i code points', (text, codePoints) => {
    expect(new Offsets(text).codePoints).toBe(codePoints);
  });

  it('count as String.prototype[Symbol.iterator] does, for any string', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const characters = Array.from(text);
        const offsets = new Offsets(text);
        expect(offsets.codePoints).toBe(characters.length);
        let utf16 = 0;
        for (let i = 0; i <= characters.length; i++) {
          expect(offsets.toUtf16(i)).toBe(utf16);
          expect(offsets.toCodePoints(utf16)).toBe(i);
          utf16 += characters[i]?.length ?? 0;
        }
      }),
    );
  });

  it('cut the same text in either unit', () => {
    fc.assert(
      fc.property(anyText, fc.nat(), fc.nat(), (text, a, b) => {
        const characters = Array.from(text);
        const [begin, end] = [a % (characters.length + 1), b % (characters.length + 1)].sort(
          (x, y) => x - y,
        ) as [number, number];
        const offsets = new Offsets(text);
        const span = offsets.spanOfCodePoints({ begin, end });
        expect(text.slice(span.utf16.begin, span.utf16.end)).toBe(characters.slice(begin, end).join(''));
        expect(offsets.spanOfUtf16(span.utf16)).toEqual(span);
      }),
    );
  });

  it.each([-1, 4, Number.NaN])('refuse the position %d outside the text, in either unit', (position) => {
    const offsets = new Offsets('abc');
    expect(() => offsets.toUtf16(position)).toThrow(RangeError);
    expect(() => offsets.toCodePoints(position)).toThrow(RangeError);
  });

  it('of a passage are shifted to the article’s in each unit', () => {
    const article = '😀😀 Iran';
    const passage = new Offsets('Iran').spanOfCodePoints({ begin: 0, end: 4 });
    const moved = shiftSpan(passage, new Offsets(article).spanOfCodePoints({ begin: 3, end: 7 }));
    expect(moved).toEqual({ codePoints: { begin: 3, end: 7 }, utf16: { begin: 5, end: 9 } });
    expect(article.slice(moved.utf16.begin, moved.utf16.end)).toBe('Iran');
  });
});
