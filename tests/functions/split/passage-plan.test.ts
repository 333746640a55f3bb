import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutAsPlanned } from '../../../functions/split/cut-as-planned.ts';
import { decodePlan, digestOf, encodePlan, stretchDigests } from '../../../functions/split/passage-plan.ts';
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
  it('reads as it was written', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const passages = planPassages(text);
        expect(decodePlan(encodePlan(passages))).toEqual(
          passages.map((passage) => ({ length: passage.text.length, digest: digestOf(passage.text) })),
        );
      }),
      { numRuns: 20 },
    );
  });

  it('knows any stretch by the digest of its text', () => {
    fc.assert(
      fc.property(anyUnits, anyUnits, anyUnits, (before, text, after) => {
        const digests = stretchDigests(before + text + after);
        expect(digests(before.length, before.length + text.length)).toBe(digestOf(text));
      }),
    );
    expect(digestOf('ab')).not.toBe(digestOf('ba'));
    expect(digestOf('\u0000')).not.toBe(digestOf(''));
  });

  it('takes a dozen characters a passage', () => {
    const passages = planPassages('The council met again today, and left. '.repeat(2_000).trim());
    expect(encodePlan(passages).length / passages.length).toBeLessThan(13);
  });
});

describe('cutting as planned', () => {
  it('makes the passages that the plan is of, whatever the planner would make today', () => {
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
  ])('makes nothing of a text that is %s', (_, change) => {
    const text = 'The council met again today, and left. '.repeat(80).trim();
    const plan = encodePlan(planPassages(text));
    expect(cutAsPlanned(change(text), plan)).toBeUndefined();
  });
});
