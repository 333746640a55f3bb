import { expect, it } from 'vitest';
import type { BackfillDecision } from '../../../../cli/commands/backfill/decide-backfill.ts';
import { decideBundle } from '../../../../cli/commands/backfill/decide-bundle.ts';
import type { BundleSummary } from '../../../../core/store/article-list.ts';
import { aSource } from '../../../support/articles.ts';

const source = aSource({ key: 'bundles/a', etag: 'e' });
const NONE = { items: 0, written: 0, unchanged: 0, faults: {} };
const stopped = (reason: 'GONE' | 'EMPTY') => ({ counts: NONE, faults: [], stop: { reason, detail: '' } });

it.each<[BackfillDecision, string, Pick<BundleSummary, 'status' | 'source' | 'report'> | undefined]>([
  ['MISSING', 'one never heard of', undefined],
  ['CURRENT', 'one that was read', { status: 'UNBUNDLED', source }],
  ['CURRENT', 'one that cannot be read', { status: 'REJECTED', source, report: stopped('EMPTY') }],
  ['IN_WORK', 'one in work', { status: 'UNBUNDLING', source }],
  ['OUTDATED', 'one of another object', { status: 'UNBUNDLED', source: { ...source, etag: 'f' } }],
  ['OUTDATED', 'one of another object, in work', { status: 'UNBUNDLING', source: { ...source, etag: 'f' } }],
  ['BURIED', 'one that was put back, half read', { status: 'PARTIAL', source, report: stopped('GONE') }],
])('%s: %s', (decision, _, record) => {
  expect(decideBundle(record, 'e')).toBe(decision);
});
