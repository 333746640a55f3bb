import { stripVTControlCharacters } from 'node:util';
import { expect, it } from 'vitest';
import { toBundleDocument } from '../../../cli/output/bundle-document.ts';
import { renderBundle } from '../../../cli/output/render-bundle.ts';
import type { BundleOutcome } from '../../../cli/upload/await-bundle.ts';
import type { BundleRecord } from '../../../core/store/bundle-items.ts';
import { aSource } from '../../support/articles.ts';

const recordOf = (written: number): BundleRecord => ({
  bundleId: 'b',
  schemaVersion: 1,
  status: 'UNBUNDLED',
  source: aSource({ key: 'bundles/agency/monday.jsonl' }),
  sequencer: '05',
  generation: 'g5',
  receivedAt: '2026-11-24T09:30:00.000Z',
  report: { format: 'json-lines', counts: { items: written, written, unchanged: 0, faults: {} }, faults: [] },
});
const render = (written: number, outcome?: Omit<BundleOutcome, 'record'>) =>
  stripVTControlCharacters(renderBundle(toBundleDocument(recordOf(written), outcome)))
    .split('\n')
    .slice(3);
const rejected = (count: number) =>
  Array.from({ length: count }, (_, i) => ({
    key: `articles/agency/monday.jsonl/${i}.json`,
    status: 'REJECTED' as const,
    reasons: ['EMPTY' as const],
  }));

it('says where its articles are, and names those that are not enriched, with the reason', () => {
  expect(render(6, { articles: { REJECTED: 1, ENRICHED: 5 }, notEnriched: rejected(1), late: 0 })).toEqual([
    '  its articles in articles/agency/monday.jsonl/: 1 REJECTED, 5 ENRICHED',
    '    articles/agency/monday.jsonl/0.json REJECTED: EMPTY',
  ]);
});

it('wraps longer lines', () => {
  const document = toBundleDocument(recordOf(6), { articles: { ENRICHED: 6 }, notEnriched: [], late: 0 });
  const [, , ...lines] = stripVTControlCharacters(renderBundle(document, 44)).split('\n');
  expect(lines).toEqual([
    '  6 items: 6 written, 0 unchanged, 0',
    '      rejected',
    '  its articles in',
    '      articles/agency/monday.jsonl/: 6',
    '      ENRICHED',
  ]);
});

it('names the first articles of many', () => {
  const lines = render(1_300, { articles: { REJECTED: 1_205 }, notEnriched: rejected(1_205), late: 95 });
  expect(lines[0]).toBe('  its articles in articles/agency/monday.jsonl/: 1205 REJECTED, 95 not done yet');
  expect(lines.slice(5)).toEqual([
    '    articles/agency/monday.jsonl/4.json REJECTED: EMPTY',
    '    and 1,200 more; --json names all',
  ]);
});

it('says where its articles are, also where the command did not wait for them, if there are any', () => {
  expect(render(6)).toEqual(['  its articles are in articles/agency/monday.jsonl/']);
  expect(render(0)).toEqual([]);
});

it('escapes controls in keys and details, so that they cannot make a line of their own', () => {
  const record = recordOf(1);
  const report = { ...record.report, stop: { reason: 'TOO_LARGE', detail: 'a\r\u001b[2Jb' } };
  const source = aSource({ key: 'bundles/a\n  UNBUNDLED\u202e' });
  const lines = stripVTControlCharacters(
    renderBundle(toBundleDocument({ ...record, source, report } as BundleRecord)),
  ).split('\n');
  expect(lines[0]).toBe('bundles/a\\n  UNBUNDLED\\u202e');
  expect(lines.at(-1)).toBe('  TOO_LARGE: a\\r\\x1b[2Jb');
});
