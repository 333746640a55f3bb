import fc from 'fast-check';
import { expect, it } from 'vitest';
import { articlesFolderOf } from '../../../core/article/articles-folder.ts';
import { isBundleKey } from '../../../core/article/bundle.ts';

const name = `${'0'.repeat(32)}.json`;

it('is the path of the bundle, under articles/', () => {
  expect(articlesFolderOf('bundles/agency/monday.jsonl')).toBe('articles/agency/monday.jsonl/');
});

it('leaves room for a name within S3’s limit on keys, and is never under bundles/, whatever the bundle’s key', () => {
  const keys = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 900 }).map((rest) => `bundles/${rest}`);
  fc.assert(
    fc.property(keys, (key) => {
      const article = articlesFolderOf(key) + name;
      expect(Buffer.byteLength(article)).toBeLessThanOrEqual(1_024);
      expect(isBundleKey(article)).toBe(false);
    }),
  );
});

it('differs for bundles with long keys', () => {
  const [one, other] = ['a', 'b'].map((end) => articlesFolderOf(`bundles/${'x'.repeat(1_000)}${end}`));
  expect(one).toMatch(/^articles\/[0-9a-f]{32}\/$/);
  expect(one).not.toBe(other);
});
