import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markText } from '../../../core/queries/mark-text.ts';
import { aMention, anEntity, aPassageRecord, NEUTRAL } from '../../support/articles.ts';

const TEXT = 'Ann Lee 🎻 met the European Union in Bonn.';
const inCodePoints = (text: string) => {
  const begin = [...TEXT].join('').slice(0, TEXT.indexOf(text));
  return { begin: [...begin].length, end: [...begin].length + [...text].length };
};
const record = () =>
  aPassageRecord(TEXT, {
    entities: ['Ann Lee', 'European Union', 'Union', 'Bonn'].map((text) =>
      aMention(TEXT, text, { type: text === 'Bonn' ? 'LOCATION' : 'ORGANIZATION', ...inCodePoints(text) }),
    ),
  });

describe('a marked text', () => {
  it('has a mark at each mention, in both units', () => {
    const { text, marks } = markText([record()], []);
    expect(text).toBe(TEXT);
    expect(marks.map(({ utf16: { begin, end } }) => text.slice(begin, end))).toEqual([
      'Ann Lee',
      'European Union',
      'Bonn',
    ]);
    for (const { codePoints, utf16 } of marks)
      expect([...text].slice(codePoints.begin, codePoints.end).join('')).toBe(
        text.slice(utf16.begin, utf16.end),
      );
  });

  it('gives each mark the canonical name of its entity', () => {
    const { begin, end } = inCodePoints('European Union');
    const eu = anEntity({
      type: 'ORGANIZATION',
      canonical: 'EU',
      mentions: [{ codePoints: { begin, end }, utf16: { begin: begin + 1, end: end + 1 } }],
    });
    expect(markText([record()], [eu]).marks.map(({ canonical }) => canonical)).toEqual([
      'Ann Lee',
      'EU',
      'Bonn',
    ]);
  });

  it('goes on over the passages, and gives the tone of each', () => {
    const first = aPassageRecord('In Bonn.', { gap: '\n\n', entities: [aMention('In Bonn.', 'Bonn')] });
    const span = { begin: 10, end: 18 };
    const { sentiment: _, ...second } = aPassageRecord('In Oslo.', {
      index: 1,
      span: { codePoints: span, utf16: span },
      entities: [aMention('In Oslo.', 'Oslo')],
    });
    const { text, marks, passages } = markText([first, second], []);
    expect(text).toBe('In Bonn.\n\nIn Oslo.');
    expect(marks.map(({ utf16 }) => text.slice(utf16.begin, utf16.end))).toEqual(['Bonn', 'Oslo']);
    expect(passages).toEqual([{ span: { begin: 0, end: 8 }, sentiment: NEUTRAL }, { span }]);
  });

  it('never has marks that overlap, and has the longest', () => {
    const mention = fc.tuple(fc.nat(30), fc.integer({ min: 1, max: 9 }));
    fc.assert(
      fc.property(fc.array(mention), (spans) => {
        const text = 'x'.repeat(40);
        const entities = spans.map(([begin, length]) => ({
          type: 'PERSON' as const,
          text: text.slice(begin, begin + length),
          score: 1,
          begin,
          end: begin + length,
        }));
        const { marks } = markText([aPassageRecord(text, { entities })], []);
        for (const [i, { utf16 }] of marks.entries())
          expect(utf16.begin).toBeGreaterThanOrEqual(marks[i - 1]?.utf16.end ?? 0);
        const longest = Math.max(0, ...spans.map(([, length]) => length));
        expect(Math.max(0, ...marks.map(({ utf16 }) => utf16.end - utf16.begin))).toBe(longest);
      }),
    );
  });
});
