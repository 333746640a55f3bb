import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Ngrams, openNgrams, packNgrams } from '../../../functions/split/ngram-table.ts';

const ngram = fc.string({
  unit: fc.constantFrom(' ', '@', 'a', 'b', 'z', 'Ã', 'ÿ'),
  minLength: 1,
  maxLength: 6,
});
const scores = fc.dictionary(fc.nat({ max: 59 }).map(String), fc.integer({ min: 1, max: 207 }), {
  minKeys: 1,
});

describe('packed n-grams', () => {
  it('answer the scores that were packed, and no others', () => {
    fc.assert(
      fc.property(fc.dictionary(ngram, scores), fc.array(ngram), (ngrams, others) => {
        const opened = openNgrams(packNgrams(ngrams as Ngrams));
        for (const key of [...Object.keys(ngrams), ...others])
          expect(opened[key]).toEqual(Object.hasOwn(ngrams, key) ? ngrams[key] : undefined);
      }),
    );
  });

  it('do not answer the names that every object has', () => {
    const opened = openNgrams(packNgrams({ ' a': { 1: 2 } }));
    expect([opened.constructor, opened.toString, opened['']]).toEqual([undefined, undefined, undefined]);
  });

  it('hold all n-grams of the detector', async () => {
    const entry = import.meta.resolve('eld/extrasmall');
    const { ngramsData } = await import(new URL('../ngrams/extrasmall.js', entry).href);
    expect(Object.keys(ngramsData.ngrams).length).toBeGreaterThan(40_000);
    const opened = openNgrams(packNgrams(ngramsData.ngrams));
    const wrong = Object.entries<Record<number, number>>(ngramsData.ngrams).filter(
      ([key, value]) => JSON.stringify(opened[key]) !== JSON.stringify(value),
    );
    expect(wrong).toEqual([]);
  });
});
