import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { articleIdOf } from '../../../core/article/article-id.ts';

const part = fc.string({ unit: 'binary', maxLength: 12 });

describe('an article’s id', () => {
  it('is the same for every version of an object, and differs by bucket and by key', () => {
    expect(articleIdOf('b', 'k')).toBe(articleIdOf('b', 'k'));
    expect(articleIdOf('b', 'k')).toMatch(/^[0-9a-f]{32}$/);
    expect(new Set([articleIdOf('b', 'k'), articleIdOf('c', 'k'), articleIdOf('b', 'l')]).size).toBe(3);
  });

  it('is unambiguous although a key may have slashes, because bucket names have none', () => {
    const bucket = fc.stringMatching(/^[a-z0-9.-]{3,10}$/);
    fc.assert(
      fc.property(bucket, part, bucket, part, (b1, k1, b2, k2) => {
        expect(articleIdOf(b1, k1) === articleIdOf(b2, k2)).toBe(b1 === b2 && k1 === k2);
      }),
    );
  });
});
