import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Passage } from '../../../core/article/passage.ts';
import { billedUnits } from '../../../core/article/usage.ts';
import { encodePlan } from '../../../functions/split/passage-plan.ts';
import { DEFAULT_SIZE, planPassages } from '../../../functions/split/plan-passages.ts';

/** Paragraphs of a few sentences, shorter than a passage, as a news article has them. */
const sentence = fc
  .array(fc.stringMatching(/^[a-z]{2,10}$/), { minLength: 4, maxLength: 22 })
  .map((words) => `T${words.join(' ')}.`);
const paragraph = fc
  .array(sentence, { minLength: 1, maxLength: 6 })
  .map((sentences) => sentences.join(' ').slice(0, 900));
const article = fc.array(paragraph, { minLength: 200, maxLength: 200 });

type Edit = readonly [kind: 'replace' | 'insert' | 'delete', place: number, text: string];
const edit: fc.Arbitrary<Edit> = fc.tuple(
  fc.constantFrom('replace', 'insert', 'delete'),
  fc.nat(198),
  paragraph,
);
const change = (paragraphs: readonly string[], [kind, at, text]: Edit) =>
  paragraphs.toSpliced(at, kind === 'insert' ? 0 : 1, ...(kind === 'delete' ? [] : [text]));
const textOf = (paragraphs: readonly string[]) => paragraphs.join('\n\n');
const correct = (paragraphs: readonly string[], before: readonly Passage[]) =>
  planPassages(textOf(paragraphs), DEFAULT_SIZE, encodePlan(before));
const textsOf = (passages: readonly Passage[]) => passages.map(({ text }) => text);
const newIn = (after: readonly Passage[], before: readonly Passage[]) => {
  const known = new Set(textsOf(before));
  return textsOf(after).filter((text) => !known.has(text));
};
const unitsOf = (texts: readonly string[]) => texts.reduce((sum, text) => sum + billedUnits(text.length), 0);

describe('a corrected article of 200 paragraphs', () => {
  it('has at most three passages billed again for a paragraph that is replaced, inserted or deleted', () => {
    fc.assert(
      fc.property(article, fc.array(edit, { minLength: 6, maxLength: 6 }), (paragraphs, edits) => {
        const before = planPassages(textOf(paragraphs));
        for (const one of edits) {
          const after = correct(change(paragraphs, one), before);
          expect(newIn(after, before).length).toBeLessThanOrEqual(3);
        }
      }),
      { numRuns: 8 },
    );
  });

  it('is still the whole text after several corrections', () => {
    fc.assert(
      fc.property(article, fc.array(edit, { minLength: 5, maxLength: 5 }), (first, edits) => {
        let paragraphs: readonly string[] = first;
        let passages = planPassages(textOf(paragraphs));
        for (const one of edits) {
          paragraphs = change(paragraphs, one);
          passages = correct(paragraphs, passages);
          expect(passages.map(({ text, gap }) => text + gap).join('')).toBe(textOf(paragraphs));
          expect(Math.max(...textsOf(passages).map((text) => text.length))).toBeLessThanOrEqual(
            DEFAULT_SIZE.maxChars,
          );
        }
        // Repeated corrections cost little: the units stay near those of a plan without an earlier one.
        expect(unitsOf(textsOf(passages))).toBeLessThanOrEqual(
          1.03 * unitsOf(textsOf(planPassages(textOf(paragraphs)))),
        );
      }),
      { numRuns: 4 },
    );
  });
});

describe('a plan with an earlier one', () => {
  const paragraphs = Array.from({ length: 40 }, (_, i) =>
    `Paragraph ${i} says this. `.repeat(9 + (i % 4)).trim(),
  );
  const before = planPassages(textOf(paragraphs));

  it('is the earlier one for an unchanged text', () => {
    expect(correct(paragraphs, before)).toEqual(before);
  });

  it('keeps the passages on both sides of several changes', () => {
    const changed = paragraphs.with(5, 'A correction.').with(30, 'Another one, further down.');
    const added = newIn(correct(changed, before), before);
    expect(added.length).toBeLessThanOrEqual(4);
    expect(added.join()).toContain('A correction.');
    expect(added.join()).toContain('Another one');
  });

  it('is a plan of its own for another text', () => {
    const other = Array.from({ length: 40 }, (_, i) => `Wholly different words ${i}. `.repeat(10).trim());
    expect(correct(other, before)).toEqual(planPassages(textOf(other)));
  });

  it('keeps passages that moved', () => {
    const moved = [...textsOf(before).slice(4), ...textsOf(before).slice(0, 4)];
    expect(newIn(correct(moved, before), before)).toEqual([]);
  });
});
