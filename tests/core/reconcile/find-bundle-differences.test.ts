import fc from 'fast-check';
import { expect, it } from 'vitest';
import { articleIdOf } from '../../../core/article/article-id.ts';

import { compareBundle, findBundleDifferences } from '../../../core/reconcile/find-bundle-differences.ts';
import type { BundleSummary } from '../../../core/store/bundle-items.ts';
import { decideStart } from '../../../functions/unbundle/decide-start.ts';
import { aSource } from '../../support/articles.ts';

const KEY = 'bundles/day.jsonl';
const RECEIVED = '2026-11-24T10:00:00.000Z';
const object = (etag: string) => [{ key: KEY, etag, size: 100 }];
const report = (reason?: 'GONE' | 'EMPTY'): NonNullable<BundleSummary['report']> => ({
  counts: { items: 1, written: 1, unchanged: 0, faults: {} },
  faults: [],
  ...(reason && { stop: { reason, detail: '' } }),
});
const record = (overrides: Partial<BundleSummary> = {}): BundleSummary => ({
  bundleId: articleIdOf('bucket', KEY),
  status: 'UNBUNDLED',
  source: aSource({ bucket: 'bucket', key: KEY, etag: '1' }),
  generation: 'g',
  receivedAt: RECEIVED,
  report: report(),
  ...overrides,
});
const { report: _, ...inProgress } = record({ status: 'UNBUNDLING' });

it.each<[string, kinds: string[], etag: string | undefined, BundleSummary | undefined, since?: string]>([
  ['a bundle that was read', [], '1', record()],
  ['a bundle that could not be read', [], '1', record({ status: 'REJECTED', report: report('EMPTY') })],
  ['a bundle whose put has lost its event', ['MISSING'], '1', undefined],
  ['a bundle whose overwrite has lost its event', ['OUTDATED'], '2', record()],
  ['a bundle that is overwritten while it is read', ['OUTDATED'], '2', inProgress, '2026-11-25'],
  [
    'a bundle that was deleted while it was read, and put back unchanged',
    ['BURIED'],
    '1',
    record({ report: report('GONE') }),
  ],
  ['a bundle in progress', [], '1', inProgress, RECEIVED],
  ['a bundle in progress for too long', ['STUCK'], '1', inProgress, '2026-11-24T10:00:00.001Z'],
  ['a bundle in progress, where no time limit is given', [], '1', inProgress],
  ['a deleted bundle', [], undefined, record(), '2026-11-25'],
  ['a deleted bundle in progress for too long', ['STUCK'], undefined, inProgress, '2026-11-25'],
  [
    'a bundle of another bucket',
    [],
    undefined,
    { ...inProgress, source: aSource({ bucket: 'other', key: KEY }) },
    '2026-11-25',
  ],
])('%s has the differences %j', (_, kinds, etag, bundle, since) => {
  const differences = findBundleDifferences(
    'bucket',
    etag ? object(etag) : [],
    bundle ? [bundle] : [],
    since,
  );
  expect(differences.map(({ kind }) => kind)).toEqual(kinds);
});

it('a difference names the key, the bundle and the generation; an article is not compared', () => {
  const objects = [...object('2'), { key: 'a.txt', etag: '1', size: 1 }];
  expect(findBundleDifferences('bucket', objects, [record()])).toEqual([
    { kind: 'OUTDATED', key: KEY, bundleId: articleIdOf('bucket', KEY), generation: 'g' },
  ]);
});

/** This fails where compareBundle lacks its clause for GONE, or has another. */
it('a bundle differs exactly if unbundle would start a generation for its backfill message', () => {
  const records = fc.record({
    status: fc.constantFrom<BundleSummary['status']>('UNBUNDLED', 'PARTIAL', 'REJECTED'),
    report: fc.constantFrom(report(), report('GONE'), report('EMPTY')),
  });
  fc.assert(
    fc.property(fc.option(records, { nil: undefined }), fc.constantFrom('1', '2'), (overrides, etag) => {
      const seen = overrides && { ...record(overrides), sequencer: '05' };
      const decision = decideStart({ kind: 'put' }, etag, seen);
      expect(compareBundle(seen, etag) !== undefined).toBe(decision === 'claim');
    }),
  );
});

it('a folder marker is no bundle', () => {
  expect(findBundleDifferences('bucket', [{ key: 'bundles/2026/', etag: '1', size: 0 }], [])).toEqual([]);
});
