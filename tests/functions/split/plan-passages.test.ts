import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_PASSAGE_BYTES } from '../../../core/article/limits.ts';
import type { Passage } from '../../../core/article/passage.ts';
import { billedUnits } from '../../../core/article/usage.ts';
import { cutPieces } from '../../../functions/split/cut-pieces.ts';
import { DEFAULT_SIZE, passageSizeOf, planPassages } from '../../../functions/split/plan-passages.ts';

const { minChars: MIN_CHARS, maxChars: MAX_CHARS } = DEFAULT_SIZE;

const chars = (text: string) => [...text].length;
const joined = (passages: readonly Passage[]) => passages.map(({ text, gap }) => text + gap).join('');
const unitsOf = (texts: readonly string[]) => texts.reduce((sum, text) => sum + billedUnits(chars(text)), 0);
const outsideBand = (texts: readonly string[]) =>
  texts.filter((text) => chars(text) < MIN_CHARS || chars(text) > MAX_CHARS).length;

/** Any Unicode text, with lone surrogates and runs long enough to be split; no white space at its ends. */
const anyText = fc
  .array(
    fc.tuple(
      fc.oneof(
        fc.string({ unit: 'binary', maxLength: 40 }),
        fc.constantFrom(
          '. ',
          '\n\n',
          '\n',
          ' ',
          ', ',
          '。',
          '! ',
          '\uD83D',
          '\uDE00',
          'e\u0301',
          '👨‍👩‍👧',
          '字',
          '\u3000',
          'U.S. ',
        ),
        fc.lorem({ maxCount: 12, mode: 'sentences' }),
      ),
      fc.integer({ min: 1, max: 60 }),
    ),
    { minLength: 1, maxLength: 12 },
  )
  .map((runs) =>
    runs
      .map(([run, times]) => run.repeat(times))
      .join('')
      .trim(),
  )
  .filter((text) => text !== '');

describe('the passages of any text', () => {
  it('are the whole text, in order, with gaps of white space only', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const passages = planPassages(text);
        expect(joined(passages)).toBe(text);
        expect(passages.map(({ index }) => index)).toEqual(passages.map((_, i) => i));
        for (const { gap, text: own } of passages) {
          expect(gap.trim()).toBe('');
          expect(own).toBe(own.trim());
          expect(own).not.toBe('');
        }
      }),
      { numRuns: 60 },
    );
  });

  it('are at their spans, in code points and in UTF-16 code units', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const codePoints = [...text];
        for (const { text: own, span } of planPassages(text)) {
          expect(text.slice(span.utf16.begin, span.utf16.end)).toBe(own);
          expect(codePoints.slice(span.codePoints.begin, span.codePoints.end).join('')).toBe(own);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('fit the byte limit, and cut no grapheme cluster that fits it', () => {
    const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });
    fc.assert(
      fc.property(anyText, (text) => {
        const passages = planPassages(text);
        const breaks = new Set(passages.map(({ span }) => span.utf16.begin));
        for (const { text: own } of passages)
          expect(Buffer.byteLength(own)).toBeLessThanOrEqual(MAX_PASSAGE_BYTES);
        for (const { segment, index } of segmenter.segment(text)) {
          if (segment.trim() === '' || Buffer.byteLength(segment) > MAX_PASSAGE_BYTES) continue;
          for (let at = index + 1; at < index + segment.length; at++) {
            // White space that begins a cluster (before a combining mark) is a gap, so the mark begins a passage.
            if (breaks.has(at)) expect(text.slice(index, at).trim()).toBe('');
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('are the same for the same text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(planPassages(text)).toEqual(planPassages(text));
      }),
      { numRuns: 10 },
    );
  });
});

describe('a plan', () => {
  /** Tries every way to join pieces: fewest passages outside the band, then fewest units. */
  function cheapest(text: string): [outside: number, units: number] {
    const pieces = cutPieces(text, MAX_CHARS);
    let best: [number, number] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
    for (let mask = 0; mask < 1 << (pieces.length - 1); mask++) {
      const texts: string[] = [];
      let first = 0;
      pieces.forEach((piece, i) => {
        if (i === pieces.length - 1 || mask & (1 << i)) {
          texts.push(text.slice(pieces[first]?.begin, piece.end));
          first = i + 1;
        }
      });
      if (texts.some((own) => chars(own) > MAX_CHARS || Buffer.byteLength(own) > MAX_PASSAGE_BYTES)) continue;
      const cost: [number, number] = [outsideBand(texts), unitsOf(texts)];
      if (cost[0] < best[0] || (cost[0] === best[0] && cost[1] < best[1])) best = cost;
    }
    return best;
  }

  it('costs as little as the cheapest plan of the same pieces', () => {
    // Two sentences are shorter than the longest passage, so there are few enough pieces to try every plan.
    const LONGEST = Math.floor(MAX_CHARS / 2) - 10;
    const sentence = fc
      .tuple(
        fc.integer({ min: 1, max: LONGEST }),
        fc.constantFrom('a', '字', '😀'),
        fc.constantFrom(' ', '\n\n'),
      )
      .map(([length, letter, gap]) => `A${letter.repeat(length)}.${gap}`);
    fc.assert(
      fc.property(fc.array(sentence, { minLength: 1, maxLength: 11 }), (sentences) => {
        const text = sentences.join('').trim();
        const texts = planPassages(text).map((passage) => passage.text);
        expect([outsideBand(texts), unitsOf(texts)]).toEqual(cheapest(text));
      }),
      { numRuns: 80 },
    );
  });

  it('breaks between paragraphs where that costs no more', () => {
    const paragraph = `A${'b'.repeat(97)}. `.repeat(10).trim();
    const passages = planPassages([paragraph, paragraph, paragraph].join('\n\n'));
    expect(passages.map(({ text }) => text)).toEqual([paragraph, paragraph, paragraph]);
  });

  it('has one passage for a text that fits into one', () => {
    expect(planPassages('Harbour opens').map(({ text }) => text)).toEqual(['Harbour opens']);
    expect(planPassages('x'.repeat(1_200))).toHaveLength(1);
  });

  it('costs no extra units for a text without a break', () => {
    const text = 'a'.repeat(1_000_000);
    const passages = planPassages(text);
    expect(joined(passages)).toBe(text);
    expect(unitsOf(passages.map((passage) => passage.text))).toBe(10_000);
  });

  it('cuts a grapheme cluster that is too long for a passage between its code points', () => {
    const text = `e${'\u0301'.repeat(6_000)}`;
    const passages = planPassages(text);
    expect(joined(passages)).toBe(text);
    expect(passages.length).toBeGreaterThan(2);
  });
});

describe('a plan for another target', () => {
  it('has longer passages, limited by bytes where the characters are wide', () => {
    const sentence = (letter: string) => `${letter.repeat(240)}。`;
    const latin = planPassages(`${'a'.repeat(239)}. `.repeat(100).trim(), passageSizeOf(4_000));
    expect(latin.length).toBeLessThanOrEqual(7);
    const wide = planPassages(sentence('字').repeat(100), passageSizeOf(4_000));
    expect(joined(wide)).toBe(sentence('字').repeat(100));
    for (const { text } of wide) expect(Buffer.byteLength(text)).toBeLessThanOrEqual(MAX_PASSAGE_BYTES);
    expect(wide.length).toBeLessThanOrEqual(20);
  });

  it('keeps the byte limit for any text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const passages = planPassages(text, passageSizeOf(5_000));
        expect(joined(passages)).toBe(text);
        for (const { text: own } of passages)
          expect(Buffer.byteLength(own)).toBeLessThanOrEqual(MAX_PASSAGE_BYTES);
      }),
      { numRuns: 40 },
    );
  });
});
