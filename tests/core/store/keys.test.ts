import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ENTITY_TYPES } from '../../../core/article/analysis.ts';
import { foldName } from '../../../core/article/names/fold-name.ts';
import {
  cacheKey,
  cardKey,
  generationOfKey,
  guideKey,
  guidePrefix,
  headKey,
  parsePublishedKey,
  passageKey,
  passagePrefix,
  receivedIndexKey,
  rowKey,
  SHARDS,
  shardOf,
} from '../../../core/store/keys.ts';

const anyName = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 2_000 }),
  fc.string({ unit: 'binary', maxLength: 20 }).map((text) => text.repeat(200)),
  fc.constantFrom('😀'.repeat(600), 'ﷺ'.repeat(400), '\ud800'.repeat(900), 'İ'.repeat(700)),
);
const type = fc.constantFrom(...ENTITY_TYPES);
const generation = fc.stringMatching(/^[0-9a-f]{24}$/);

describe('the generation of a key', () => {
  it('is the one that the key was made with', () => {
    fc.assert(
      fc.property(generation, fc.nat(9_999), (generation, index) => {
        const guide = guideKey('a', generation, index).sk;
        const passage = passageKey('a', generation, index).sk;
        expect(generationOfKey(guide)).toBe(generation);
        expect(generationOfKey(passage)).toBe(generation);
        expect(guide.startsWith(guidePrefix(generation))).toBe(true);
        expect(passage.startsWith(passagePrefix(generation))).toBe(true);
      }),
    );
  });

  it('is undefined for the head and for a cached result', () => {
    expect(generationOfKey(headKey('a').sk)).toBeUndefined();
    expect(generationOfKey(cacheKey('d').sk)).toBeUndefined();
  });
});

it('passages sort by index as far as an article can have them', () => {
  const keys = [0, 1, 9, 10, 99, 100, 9_999, 99_999].map((index) => passageKey('a', 'g', index).sk);
  expect(keys.toSorted()).toEqual(keys);
});

describe('the keys of cards and rows', () => {
  const of = { publishedAt: '2026-11-24T23:59:59.000Z', articleId: 'ff'.repeat(16), generation: 'a1' };

  it('say whose they are, whatever the name', () => {
    fc.assert(
      fc.property(type, anyName, (type, name) => {
        const key = rowKey({ ...of, name: foldName(name), type });
        expect(parsePublishedKey(key)).toEqual({ ...of, type });
        expect(Buffer.byteLength(key.sk)).toBeLessThan(1_024);
      }),
    );
    expect(parsePublishedKey(cardKey(of))).toEqual(of);
  });

  it.each([headKey('a'), passageKey('a', 'g', 0), guideKey('a', 'g', 0), cacheKey('d')])(
    'are not those of other items: $sk',
    (key) => {
      expect(parsePublishedKey(key)).toBeUndefined();
    },
  );
});

it('articles are in as many shards as there are', () => {
  const ids = Array.from({ length: 256 }, (_, i) => i.toString(16).padStart(2, '0').padEnd(32, '0'));
  const counts = Map.groupBy(ids, shardOf);
  expect([...counts.keys()].toSorted()).toEqual(Array.from({ length: SHARDS }, (_, i) => i));
  expect(new Set([...counts.values()].map(({ length }) => length))).toEqual(new Set([256 / SHARDS]));
});

it('articles are in the index by the day they were received and their shard, rejected objects apart', () => {
  const instant = '2026-11-24T23:59:59.000Z';
  expect(receivedIndexKey(instant, '0a')).toEqual({ gsi1pk: 'R#2026-11-24#2', gsi1sk: `${instant}#0a` });
  expect(receivedIndexKey(instant, '0a', true).gsi1pk).toBe('REJECTED#2026-11-24#2');
});
