import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { extractArticle } from '../../../../functions/split/extract/extract-article.ts';
import { listFixtures } from '../../../fixtures/articles/list-fixtures.ts';
import { makeFixtures } from '../../../fixtures/articles/make-fixtures.ts';

const FOLDER = join(import.meta.dirname, '../../../fixtures/articles');

describe('one article in each format', () => {
  it.each(listFixtures().map(({ file, bytes, article }) => [file, bytes, article] as const))(
    '%s',
    async (_, bytes, article) => {
      expect(await extractArticle(bytes)).toEqual(article);
    },
  );
});

describe('the binary fixtures', () => {
  it.each([...makeFixtures()])('%s is what its script makes', (name, made) => {
    const unpacked = (bytes: Uint8Array) => (name.endsWith('.gz') ? gunzipSync(bytes) : Buffer.from(bytes));
    expect(unpacked(readFileSync(join(FOLDER, name))).equals(unpacked(made))).toBe(true);
  });
});
