import { expect, it } from 'vitest';
import type { BackfillDecision } from '../../../../cli/commands/backfill/decide-backfill.ts';
import { decideBundle } from '../../../../cli/commands/backfill/decide-bundle.ts';
import type { BundleSummary } from '../../../../core/store/bundle-items.ts';
import { aSource } from '../../../support/articles.ts';

const source = aSource({ key: 'bundles/a', etag: 'e' });
const NONE = { items: 0, written: 0, unchanged: 0, faults: {} };
const stopped = (reason: 'GONE' | 'EMPTY') => ({ counts: NONE, faults: [], stop: { reason, detail: '' } });

it.each<[BackfillDecision, string, Pick<BundleSummary, 'status' | 'source' | 'report'> | undefined]>([
  ['MISSING', 'a bundle without a record', undefined],
  ['CURRENT', 'a bundle that was read', { status: 'UNBUNDLED', source }],
  ['CURRENT', 'a bundle that cannot be read', { status: 'REJECTED', source, report: stopped('EMPTY') }],
  ['IN_WORK', 'a bundle in progress', { status: 'UNBUNDLING', source }],
  [
    'OUTDATED',
    'a bundle of another version of the object',
    { status: 'UNBUNDLED', source: { ...source, etag: 'f' } },
  ],
  [
    'OUTDATED',
    'a bundle of another version of the object, in progress',
    { status: 'UNBUNDLING', source: { ...source, etag: 'f' } },
  ],
  [
    'BURIED',
    'a bundle that was deleted while it was read, and is in the bucket again',
    { status: 'PARTIAL', source, report: stopped('GONE') },
  ],
])('%s: %s', (decision, _, record) => {
  expect(decideBundle(record, 'e')).toBe(decision);
});
