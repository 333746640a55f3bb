import fc from 'fast-check';
import { expect, it } from 'vitest';
import { estimateUnits, unitsFor, usdOf } from '../../../../cli/commands/backfill/estimate-units.ts';
import type { Settings } from '../../../../core/article/settings.ts';
import { billedUnits } from '../../../../core/article/usage.ts';
import type { Head } from '../../../../core/store/items.ts';
import { passageSizeOf, planPassages } from '../../../../functions/split/plan-passages.ts';
import { aHead, SETTINGS } from '../../../support/articles.ts';

const source = { bucket: 'b', key: 'k', etag: 'e' };
const published: Partial<Head> = {
  status: 'ENRICHED',
  generation: 'g',
  published: 'g',
  units: 18,
  source,
  settings: SETTINGS,
};
const three: Settings = { ...SETTINGS, analyses: [...SETTINGS.analyses, 'keyPhrases'] };

it.each<[string, units: number, Head | undefined, Settings?]>([
  ['the units of an article that was enriched before, those from the cache included', 18, aHead(published)],
  ['all bytes by each analysis, where the article was made with other settings', 30, aHead(published), three],
  ['nothing for the embedded engine', 0, aHead(published), { ...SETTINGS, engine: 'embedded' }],
  ['all bytes by both analyses, where there is no record', 20, undefined],
  ['all bytes, where the object has changed', 20, aHead({ ...published, source: { ...source, etag: 'f' } })],
  [
    'all bytes, where the newest generation is not published yet',
    20,
    aHead({ ...published, generation: 'h' }),
  ],
  ['all bytes, where the object was rejected', 20, aHead({ status: 'REJECTED', source })],
])('%s', (_, units, head, settings = SETTINGS) => {
  expect(estimateUnits({ key: 'k', etag: 'e', size: 999 }, head, settings)).toBe(units);
});

it.each<[string, units: number, size: number, key?: string]>([
  ['all bytes, up to the longest text of one article', 22_502, 1_000_000],
  ['no more than that for a larger object, whose other bytes are markup', 22_502, 1_200_000],
  ['no more than that for the largest object that is read', 22_502, 10_000_000],
  ['nothing for an object that is too large', 0, 10_000_001],
  ['all bytes of a bundle, which has many articles', 337_502, 15_000_000, 'bundles/day.jsonl'],
])('%s', (_, units, size, key = 'k') => {
  expect(estimateUnits({ key, etag: 'e', size }, undefined, SETTINGS)).toBe(units);
});

it.each([300, 1_000, 5_000])('no less than passages of %i characters of plain text take', (targetChars) => {
  const settings = { ...SETTINGS, targetChars };
  const sentence = fc.integer({ min: 4, max: 30 }).map((words) => `Ships${' came'.repeat(words)}.`);
  const article = fc.array(fc.array(sentence, { minLength: 1, maxLength: 5 }), {
    minLength: 1,
    maxLength: 20,
  });
  fc.assert(
    fc.property(article, (paragraphs) => {
      const text = paragraphs.map((sentences) => sentences.join(' ')).join('\n\n');
      const taken = planPassages(text, passageSizeOf(targetChars)).reduce(
        (sum, passage) => sum + settings.analyses.length * billedUnits(passage.text.length),
        0,
      );
      const estimate = estimateUnits({ key: 'k', etag: 'e', size: text.length }, undefined, settings);
      expect(estimate).toBeGreaterThanOrEqual(taken);
    }),
    { numRuns: 200 },
  );
});

it('a unit is 0.0001 USD', () => {
  expect(usdOf(80)).toBeCloseTo(0.008);
  expect(unitsFor(0.008)).toBeCloseTo(80);
});
