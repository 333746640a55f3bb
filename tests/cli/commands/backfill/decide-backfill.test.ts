import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  BACKFILL_DECISIONS,
  type BackfillDecision,
  decideBackfill,
} from '../../../../cli/commands/backfill/decide-backfill.ts';
import type { Head } from '../../../../core/store/items.ts';
import { decideEvent } from '../../../../functions/split/decide-event.ts';
import { aHead, aSource, SETTINGS } from '../../../support/articles.ts';

const source = aSource({ bucket: 'b', key: 'k', etag: 'e' });
const backfill = { kind: 'put', bucket: 'b', key: 'k' } as const;
const DEPLOYED = { pipelineVersion: '2', settings: SETTINGS };
const head = (overrides: Partial<Head>) =>
  aHead({ pipelineVersion: '2', settings: SETTINGS, source, ...overrides });
const other = { ...SETTINGS, targetChars: 500 };

it.each<[BackfillDecision, string, Head | undefined]>([
  ['MISSING', 'an object that the table knows nothing of', undefined],
  ['CURRENT', 'an article that this version enriched', head({ status: 'ENRICHED' })],
  ['CURRENT', 'one that it enriched in part', head({ status: 'PARTIAL', reasons: ['TEXT_REFUSED'] })],
  ['IN_WORK', 'one that it works on', head({ status: 'ENRICHING' })],
  ['IN_WORK', 'one that it works on with other settings', head({ status: 'ENRICHING', settings: other })],
  ['OLDER', 'one that an older version enriched', head({ status: 'ENRICHED', pipelineVersion: '1' })],
  ['OLDER', 'one that an older version left in work', head({ pipelineVersion: '1' })],
  ['OLDER', 'one that an older version rejected', head({ status: 'REJECTED', pipelineVersion: '1' })],
  ['NEWER', 'one that a newer version enriched', head({ status: 'ENRICHED', pipelineVersion: '3' })],
  ['UNLIKE', 'one that was enriched with other settings', head({ status: 'ENRICHED', settings: other })],
  ['UNLIKE', 'one that an analysis was off for', head({ status: 'PARTIAL', reasons: ['ANALYSIS_OFF'] })],
  ['OUTDATED', 'one of another object', head({ status: 'ENRICHED', source: { ...source, etag: 'f' } })],
  ['BURIED', 'a tombstone', head({ status: 'DELETED', source: { bucket: 'b', key: 'k' } })],
])('%s: %s', (decision, _, head) => {
  expect(decideBackfill(head, 'e', DEPLOYED)).toBe(decision);
});

it('a rejected object has no settings', () => {
  const { settings, ...rejected } = head({ status: 'REJECTED' });
  expect(settings).toBeDefined();
  expect(decideBackfill(rejected, 'e', DEPLOYED)).toBe('CURRENT');
});

it('asks for what split would begin anew, and for nothing else', () => {
  const heads = fc.record({
    status: fc.constantFrom<Head['status'][]>('ENRICHING', 'ENRICHED', 'PARTIAL', 'REJECTED', 'DELETED'),
    pipelineVersion: fc.constantFrom('1', '2', '3'),
    settings: fc.constantFrom(SETTINGS, other),
    reasons: fc.constantFrom<NonNullable<Head['reasons']>[]>([], ['ANALYSIS_OFF'], ['TEXT_REFUSED']),
    source: fc.constantFrom(source, { ...source, etag: 'f' }),
  });
  fc.assert(
    fc.property(fc.option(heads, { nil: undefined }), (overrides) => {
      // What is in work has no reasons yet: a claim takes them away.
      const inWork = { ...overrides, reasons: [] };
      const seen = overrides && head(overrides.status === 'ENRICHING' ? inWork : overrides);
      const decision = decideBackfill(seen, 'e', DEPLOYED);
      const { action } = decideEvent(backfill, seen, { source }, DEPLOYED);
      expect(BACKFILL_DECISIONS[decision].sends, decision).toBe(action === 'claim');
    }),
    { numRuns: 300 },
  );
});
