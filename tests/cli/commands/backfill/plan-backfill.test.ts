import { expect, it } from 'vitest';
import { planBackfill } from '../../../../cli/commands/backfill/plan-backfill.ts';
import { SETTINGS } from '../../../support/articles.ts';

const list = { readHeads: async () => new Map(), readBundles: async () => new Map() };

async function* onePage() {
  yield [
    { key: 'archive/', etag: '0', size: 0 },
    { key: 'archive/a.txt', etag: '1', size: 1_000 },
    { key: 'archive/old.txt', etag: '2', size: 1_000, archive: 'archived' as const },
    { key: 'bundles/2026/', etag: '3', size: 0 },
    { key: 'bundles/day.jsonl', etag: '4', size: 1_000 },
    { key: 'bundles/old.jsonl', etag: '5', size: 1_000, archive: 'archived' as const },
  ];
}

it('leaves out folder markers, and sends nothing that is archived', async () => {
  const plan = await planBackfill('bucket', onePage(), list, { pipelineVersion: '2', settings: SETTINGS });
  expect(plan.counts).toEqual({ MISSING: 1, ARCHIVED: 1 });
  expect(plan.bundles).toEqual({ MISSING: 1, ARCHIVED: 1 });
  expect(plan.objects.map(({ key }) => key)).toEqual(['archive/a.txt', 'bundles/day.jsonl']);
});
