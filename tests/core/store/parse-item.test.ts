import { expect, it } from 'vitest';
import { parseBundle, parseSlice } from '../../../core/store/bundle-items.ts';
import { parseHead } from '../../../core/store/items.ts';
import { headKey, type Item } from '../../../core/store/keys.ts';
import { aHead, aSource } from '../../support/articles.ts';

const START = { position: 0, number: 0 };
const COUNTS = { items: 0, written: 0, unchanged: 0, faults: {} };
const HEAD = { ...headKey('a'), ...aHead() };
const BUNDLE = {
  bundleId: 'b',
  schemaVersion: 1,
  status: 'UNBUNDLING',
  source: aSource({}),
  sequencer: '05',
  generation: 'g',
  receivedAt: '2026-11-24',
};
const SLICE = {
  bundleId: 'b',
  generation: 'g',
  begin: START,
  end: START,
  isLast: true,
  counts: COUNTS,
  faults: [],
  ids: Uint8Array.of(1),
  expiresAt: 1,
};

const parsers: [string, (item: Item) => unknown, Item][] = [
  ['a head', parseHead, HEAD],
  ['the record of a bundle', parseBundle, BUNDLE],
  ['a slice of a bundle', parseSlice, SLICE],
];

it.each(parsers)('%s is read as it was written, with the attributes of newer code', (_, parse, item) => {
  const newer = { ...item, writtenByNewerCode: { any: 'thing' } };
  expect(parse(newer)).toEqual(newer);
});

it.each<[string, (item: Item) => unknown, Item, fault: string]>([
  [
    'without its generation',
    parseHead,
    { ...HEAD, generation: undefined },
    'its generation must be a string, and is absent',
  ],
  [
    'with a sequencer of another type',
    parseHead,
    { ...HEAD, sequencer: 5 },
    'its sequencer must be a string, and is 5',
  ],
  [
    'whose source names no object',
    parseHead,
    { ...HEAD, source: { bucket: 'b' } },
    'its source must be a map of bucket',
  ],
  [
    'with a list of pending passages',
    parseHead,
    { ...HEAD, pending: [1] },
    'its pending must be a set of numbers, or absent',
  ],
  [
    'with a set of pending names',
    parseHead,
    { ...HEAD, pending: new Set(['1']) },
    'its pending must be a set',
  ],
  [
    'whose bundle has a report without counts',
    parseBundle,
    { ...BUNDLE, report: { faults: [] } },
    'its report must be a map of counts',
  ],
  [
    'whose slice ends nowhere',
    parseSlice,
    { ...SLICE, end: { position: 1 } },
    'its end must be a map of position',
  ],
  ['whose slice has ids as text', parseSlice, { ...SLICE, ids: 'AQ==' }, 'its ids must be binary'],
  [
    'whose slice says neither yes nor no',
    parseSlice,
    { ...SLICE, isLast: 1 },
    'its isLast must be a boolean',
  ],
])('an item %s is an error that names the attribute', (_, parse, item, fault) => {
  expect(() => parse(item)).toThrow(fault);
});

it('the error names the key of the item, and what to do', () => {
  expect(() => parseHead({ ...HEAD, status: 5 })).toThrow(
    'The item A#a / HEAD is no head of an article: its status must be a string, and is 5. Something other than ' +
      'Copydesk changed it. Delete the item, then run copydesk doctor --repair',
  );
});
