import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutAsPlanned } from '../../../functions/split/cut-as-planned.ts';
import {
  decodePlan,
  digestOfPassage,
  encodePlan,
  spanDigests,
} from '../../../functions/split/passage-plan.ts';
import { passageSizeOf, planPassages } from '../../../functions/split/plan-passages.ts';

const anyUnits = fc.string({ unit: 'binary', maxLength: 60 });
const anyText = fc
  .array(
    fc.tuple(fc.lorem({ maxCount: 6, mode: 'sentences' }), fc.constantFrom(' ', '\n\n', '\u3000', ' 😀 ')),
    {
      minLength: 1,
      maxLength: 60,
    },
  )
  .map((parts) => parts.flat().join('').trim());

describe('a plan', () => {
  it('decodes to the passages that it was encoded from', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const passages = planPassages(text);
        expect(decodePlan(encodePlan(passages))).toEqual(
          passages.map((passage) => ({ length: passage.text.length, digest: digestOfPassage(passage.text) })),
        );
      }),
      { numRuns: 20 },
    );
  });

  it('digests any span as it digests the text of the span', () => {
    fc.assert(
      fc.property(anyUnits, anyUnits, anyUnits, (before, text, after) => {
        const digests = spanDigests(before + text + after);
        expect(digests(before.length, before.length + text.length)).toBe(digestOfPassage(text));
      }),
    );
    expect(digestOfPassage('ab')).not.toBe(digestOfPassage('ba'));
    expect(digestOfPassage('\u0000')).not.toBe(digestOfPassage(''));
  });

  it('takes about twelve characters for each passage', () => {
    const passages = planPassages('The council met again today, and left. '.repeat(2_000).trim());
    expect(encodePlan(passages).length / passages.length).toBeLessThan(13);
  });
});

describe('cutAsPlanned', () => {
  it('cuts the passages of the plan, for any target of the planner', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 300, max: 5_000 }), (text, target) => {
        const passages = planPassages(text, passageSizeOf(target));
        expect(cutAsPlanned(text, encodePlan(passages))).toEqual(passages);
      }),
      { numRuns: 30 },
    );
  });

  it.each([
    ['shorter', (text: string) => text.slice(0, -1)],
    ['longer', (text: string) => `${text} And more.`],
    ['different', (text: string) => text.replace('council', 'Council')],
  ])('returns undefined for a text that is %s', (_, change) => {
    const text = 'The council met again today, and left. '.repeat(80).trim();
    const plan = encodePlan(planPassages(text));
    expect(cutAsPlanned(change(text), plan)).toBeUndefined();
  });
});
