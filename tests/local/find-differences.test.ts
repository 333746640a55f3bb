import { expect, test } from 'vitest';
import { articleIdOf } from '../../core/article/article-id.ts';
import type { ArticleStatus } from '../../core/article/status.ts';
import { findDifferences } from '../../local/find-differences.ts';

const head = (key: string, status: ArticleStatus, etag?: string) => ({
  articleId: articleIdOf('bucket', key),
  status,
  source: { bucket: 'bucket', key, ...(etag && { etag }) },
});
const object = (key: string, etag: string) => ({ key, etag });
const keysOf = (...args: Parameters<typeof findDifferences>) =>
  findDifferences(...args).map(({ key }) => key);

test.each<[string, ReturnType<typeof object>[], ReturnType<typeof head>[], string[]]>([
  ['an object that its head knows', [object('a', '1')], [head('a', 'ENRICHED', '1')], []],
  ['a rejected object', [object('a', '1')], [head('a', 'REJECTED', '1')], []],
  ['an object in work', [object('a', '1')], [head('a', 'ENRICHING', '1')], []],
  ['an object whose put was never told', [object('a', '1')], [], ['a']],
  ['an object whose overwrite was never told', [object('a', '2')], [head('a', 'ENRICHED', '1')], ['a']],
  ['an object that was put again after its delete', [object('a', '1')], [head('a', 'DELETED')], ['a']],
  ['an object whose delete was never told', [], [head('a', 'ENRICHED', '1')], ['a']],
  ['a deleted object', [], [head('a', 'DELETED')], []],
  [
    'an object of another bucket',
    [],
    [{ ...head('a', 'ENRICHED', '1'), source: { bucket: 'other', key: 'a' } }],
    [],
  ],
])('%s', (_, objects, heads, keys) => {
  expect(keysOf('bucket', objects, heads)).toEqual(keys);
});

test('a difference is a hint that split understands', () => {
  expect(findDifferences('bucket', [object('a b', '1')], [])).toEqual([
    { type: 'backfill', bucket: 'bucket', key: 'a b' },
  ]);
});
