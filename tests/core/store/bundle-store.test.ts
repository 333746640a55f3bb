import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { padSequencer } from '../../../core/article/sequencer.ts';
import type { BundleRecord, SliceRecord } from '../../../core/store/bundle-items.ts';
import { BundleStore } from '../../../core/store/bundle-store.ts';
import { Table } from '../../../core/store/table.ts';
import { aSource } from '../../support/articles.ts';
import { startTable, type TestTable } from '../../support/start-table.ts';

let table: TestTable;
let store: BundleStore;
let count = 0;
let bundleId: string;

beforeAll(async () => {
  table = await startTable();
  store = new BundleStore(new Table(table.name, table.client));
});
afterAll(() => table.stop());
beforeEach(() => {
  bundleId = `bundle-${++count}`;
});

const aBundle = (overrides: Partial<BundleRecord> = {}): BundleRecord => ({
  bundleId,
  schemaVersion: 1,
  status: 'UNBUNDLING',
  source: aSource({ key: `bundles/${bundleId}` }),
  sequencer: padSequencer('05'),
  generation: 'g5',
  receivedAt: '2026-11-24T09:30:00.000Z',
  ...overrides,
});
const NONE = { items: 0, written: 0, unchanged: 0, faults: {} };
const aSlice = (overrides: Partial<SliceRecord> = {}): SliceRecord => ({
  bundleId,
  generation: 'g5',
  begin: { position: 0, number: 0 },
  end: { position: 10, number: 1 },
  isLast: false,
  counts: NONE,
  faults: [],
  ids: Uint8Array.of(1, 2, 255),
  expiresAt: 1_800_000_000,
  ...overrides,
});
const REPORT = { counts: NONE, faults: [] };

describe('a claim', () => {
  it('creates the record once', async () => {
    expect(await store.claim(aBundle(), undefined)).toBe(true);
    expect(await store.claim(aBundle({ generation: 'g6' }), undefined)).toBe(false);
    expect(await store.read(bundleId)).toMatchObject(aBundle());
  });

  it('replaces exactly the record that was read', async () => {
    const seen = aBundle();
    await store.claim(seen, undefined);
    expect(await store.claim(aBundle({ generation: 'g6' }), seen)).toBe(true);
    expect(await store.claim(aBundle({ generation: 'g7' }), seen)).toBe(false);
    const moved = aBundle({ generation: 'g6', sequencer: padSequencer('04') });
    expect(await store.claim(aBundle({ generation: 'g7' }), moved)).toBe(false);
    expect(await store.read(bundleId)).toMatchObject({ generation: 'g6' });
  });
});

describe('slices', () => {
  it('keep their first record, and are read by generation in the order of the bundle', async () => {
    const late = aSlice({ begin: { position: 1_000_000_000, number: 9 }, isLast: true });
    const next = aSlice({ begin: { position: 10, number: 1 } });
    for (const slice of [late, next, aSlice(), aSlice({ generation: 'g50' })])
      expect(await store.putSlice(slice)).toBe(true);
    expect(await store.putSlice(aSlice({ end: { position: 5, number: 1 } }))).toBe(false);
    const slices = await store.readSlices(bundleId, 'g5');
    expect(slices.map(({ begin, end }) => [begin.position, end.position])).toEqual([
      [0, 10],
      [10, 10],
      [1_000_000_000, 10],
    ]);
    expect(Buffer.from(slices[0]?.ids ?? [])).toEqual(Buffer.from([1, 2, 255]));
  });
});

describe('the end', () => {
  it('is recorded any number of times, only for the version in progress', async () => {
    await store.claim(aBundle(), undefined);
    expect(await store.finish(aBundle({ generation: 'g4' }), 'PARTIAL', REPORT)).toBe(false);
    expect(await store.finish(aBundle(), 'UNBUNDLED', REPORT)).toBe(true);
    expect(await store.finish(aBundle(), 'UNBUNDLED', REPORT)).toBe(true);
    expect(await store.read(bundleId)).toMatchObject({ status: 'UNBUNDLED', report: REPORT });
  });
});
