import { expect, it } from 'vitest';
import { type BackfillDecision, decideBackfill } from '../../../cli/backfill/decide-backfill.ts';
import type { Head } from '../../../core/store/items.ts';
import { aHead } from '../../support/articles.ts';

const head = (overrides: Partial<Head>) =>
  aHead({ pipelineVersion: '2', source: { bucket: 'b', key: 'k', etag: 'e' }, ...overrides });

it.each<[BackfillDecision, string, Head | undefined]>([
  ['MISSING', 'an object that the table knows nothing of', undefined],
  ['CURRENT', 'an article that this version enriched', head({ status: 'ENRICHED' })],
  ['CURRENT', 'one that it enriched in part', head({ status: 'PARTIAL' })],
  ['CURRENT', 'one that it rejected', head({ status: 'REJECTED' })],
  ['IN_WORK', 'one that it works on', head({ status: 'ENRICHING' })],
  ['OLDER', 'one that an older version enriched', head({ status: 'ENRICHED', pipelineVersion: '1' })],
  ['OLDER', 'one that an older version left in work', head({ pipelineVersion: '1' })],
  ['OLDER', 'one that an older version rejected', head({ status: 'REJECTED', pipelineVersion: '1' })],
  ['NEWER', 'one that a newer version enriched', head({ status: 'ENRICHED', pipelineVersion: '3' })],
  [
    'OUTDATED',
    'one of another version of the object',
    head({ status: 'ENRICHED', source: { bucket: 'b', key: 'k', etag: 'f' } }),
  ],
  ['BURIED', 'a tombstone', head({ status: 'DELETED', source: { bucket: 'b', key: 'k' } })],
])('%s: %s', (decision, _, head) => {
  expect(decideBackfill(head, 'e', '2')).toBe(decision);
});
