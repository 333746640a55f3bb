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
  ['MISSING', 'an object without a record', undefined],
  ['CURRENT', 'an article that this version enriched', head({ status: 'ENRICHED' })],
  [
    'CURRENT',
    'an article that this version enriched in part',
    head({ status: 'PARTIAL', reasons: ['TEXT_REFUSED'] }),
  ],
  ['IN_WORK', 'an article in progress', head({ status: 'ENRICHING' })],
  ['IN_WORK', 'an article in progress with other settings', head({ status: 'ENRICHING', settings: other })],
  ['OLDER', 'an article that an older version enriched', head({ status: 'ENRICHED', pipelineVersion: '1' })],
  ['OLDER', 'an article that an older version left in progress', head({ pipelineVersion: '1' })],
  ['OLDER', 'an object that an older version rejected', head({ status: 'REJECTED', pipelineVersion: '1' })],
  ['NEWER', 'an article that a newer version enriched', head({ status: 'ENRICHED', pipelineVersion: '3' })],
  [
    'UNLIKE',
    'an article that was enriched with other settings',
    head({ status: 'ENRICHED', settings: other }),
  ],
  [
    'UNLIKE',
    'an article for which an analysis was off',
    head({ status: 'PARTIAL', reasons: ['ANALYSIS_OFF'] }),
  ],
  [
    'FAILED_ON',
    'an article with a text that Comprehend failed on until the last receive',
    head({ status: 'PARTIAL', reasons: ['TEXT_REFUSED', 'ITEM_FAILED'] }),
  ],
  [
    'OUTDATED',
    'an article of another version of the object',
    head({ status: 'ENRICHED', source: { ...source, etag: 'f' } }),
  ],
  ['BURIED', 'a tombstone', head({ status: 'DELETED', source: { bucket: 'b', key: 'k' } })],
])('%s: %s', (decision, _, head) => {
  expect(decideBackfill(head, { etag: 'e' }, DEPLOYED)).toBe(decision);
});

it('a rejected object is current with any settings, since its head records none', () => {
  const { settings, ...rejected } = head({ status: 'REJECTED' });
  expect(settings).toBeDefined();
  expect(decideBackfill(rejected, { etag: 'e' }, DEPLOYED)).toBe('CURRENT');
});

it('sends exactly the objects for which split would start a new generation', () => {
  const heads = fc.record({
    status: fc.constantFrom<Head['status'][]>('ENRICHING', 'ENRICHED', 'PARTIAL', 'REJECTED', 'DELETED'),
    pipelineVersion: fc.constantFrom('1', '2', '3'),
    settings: fc.constantFrom(SETTINGS, other),
    reasons: fc.constantFrom<NonNullable<Head['reasons']>[]>(
      [],
      ['ANALYSIS_OFF'],
      ['TEXT_REFUSED'],
      ['ITEM_FAILED'],
    ),
    source: fc.constantFrom(source, { ...source, etag: 'f' }),
  });
  fc.assert(
    fc.property(fc.option(heads, { nil: undefined }), (overrides) => {
      // An article in progress has no reasons: the claim removes them.
      const inWork = { ...overrides, reasons: [] };
      const seen = overrides && head(overrides.status === 'ENRICHING' ? inWork : overrides);
      const decision = decideBackfill(seen, { etag: 'e' }, DEPLOYED);
      const { action } = decideEvent(backfill, seen, { source }, DEPLOYED);
      expect(BACKFILL_DECISIONS[decision].sends, decision).toBe(action === 'claim');
    }),
    { numRuns: 300 },
  );
});

const unread = head({ status: 'REJECTED', reasons: ['UNREADABLE'] });
it.each<[BackfillDecision, string, Head | undefined, 'archived' | 'restored']>([
  ['ARCHIVED', 'an archived object without a record', undefined, 'archived'],
  [
    'ARCHIVED',
    'an archived object that an older version enriched',
    head({ pipelineVersion: '1' }),
    'archived',
  ],
  ['CURRENT', 'an object that was archived after it was enriched', head({ status: 'ENRICHED' }), 'archived'],
  ['CURRENT', 'an archived object that was rejected for that', unread, 'archived'],
  ['RESTORED', 'a restored object that was rejected while it was archived', unread, 'restored'],
  ['MISSING', 'a restored object without a record', undefined, 'restored'],
])('%s: %s', (decision, _, head, archive) => {
  expect(decideBackfill(head, { etag: 'e', archive }, DEPLOYED)).toBe(decision);
});
