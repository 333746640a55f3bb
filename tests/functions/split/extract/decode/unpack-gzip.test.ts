import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { MAX_OBJECT_BYTES } from '../../../../../core/article/limits.ts';
import { extractArticle } from '../../../../../functions/split/extract/extract-article.ts';

describe('a gzipped article', () => {
  it.each([
    ['text', 'Harbour opens\n\nShips came.'],
    ['json', '{"title":"Harbour opens","text":"Ships came."}'],
  ])('is unpacked and read: %s', async (format, source) => {
    expect(await extractArticle(gzipSync(source))).toEqual({
      format,
      title: 'Harbour opens',
      text: 'Harbour opens\n\nShips came.',
    });
  });

  it('is unpacked only up to the limit', async () => {
    const bomb = gzipSync(Buffer.alloc(10 * MAX_OBJECT_BYTES, 'a'), { level: 1 });
    expect(bomb.length).toBeLessThan(MAX_OBJECT_BYTES);
    await expect(extractArticle(bomb)).rejects.toMatchObject({ reason: 'OBJECT_TOO_LARGE' });
  });

  it.each([
    ['cut short', gzipSync('Harbour opens. '.repeat(100)).subarray(0, 40), 'UNDECODABLE'],
    [
      'damaged',
      Uint8Array.from(gzipSync('Harbour opens'), (byte, i) => (i === 12 ? byte ^ 0xff : byte)),
      'UNDECODABLE',
    ],
    ['a head alone', Uint8Array.of(0x1f, 0x8b, 8), 'UNDECODABLE'],
    ['of nothing', gzipSync(''), 'EMPTY'],
    ['gzipped again', gzipSync(gzipSync('Harbour opens')), 'UNSUPPORTED_FORMAT'],
  ])('is rejected: %s', async (_, bytes, reason) => {
    await expect(extractArticle(bytes)).rejects.toMatchObject({ reason });
  });
});
