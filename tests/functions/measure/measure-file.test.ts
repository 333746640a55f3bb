import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { measureFile } from '../../../functions/measure/measure-file.ts';
import { extractArticle } from '../../../functions/split/extract/extract-article.ts';

const dir = mkdtempSync(join(tmpdir(), 'copydesk-measure-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

async function measure(name: string, content: string | Uint8Array, key = name) {
  const path = join(dir, name);
  writeFileSync(path, content);
  return measureFile({ path, key, targetChars: 1_000 }, { extractor: { extract: extractArticle } });
}
const line = (id: number, text: string) => JSON.stringify({ id, title: 'Hall opens', text });

describe('measuring a file', () => {
  it('cuts an article into the passages that split would send', async () => {
    const sentence = 'The mayor opened the new hall in Bonn on Monday morning.';
    const measured = await measure('long.txt', `Hall opens\n\n${Array(40).fill(sentence).join(' ')}`);
    expect(measured).toMatchObject({ kind: 'article', article: { language: 'en', chars: 2_291 } });
    const passages = measured.kind === 'article' ? measured.article.passages : [];
    expect(passages.map(({ chars }) => chars > 799 || chars < 1_201)).toEqual([true, true]);
  });

  it('gives equal passages of different files equal digests', async () => {
    const digest = async (name: string, text: string) => {
      const measured = await measure(name, text);
      return measured.kind === 'article' && measured.article.passages[0]?.digest;
    };
    const one = await digest('one.txt', 'The hall opens today in Bonn.');
    expect(await digest('two.txt', 'The hall opens today in Bonn.\n')).toBe(one);
    expect(await digest('three.txt', 'The hall opens today in Rome.')).not.toBe(one);
  });

  it.each([
    ['empty.txt', '', 'EMPTY'],
    ['data.json', '{"size":1}', 'UNSUPPORTED_FORMAT'],
    ['large.txt', 'a word '.repeat(1_500_000), 'OBJECT_TOO_LARGE'],
    [
      'polish.txt',
      'Wczoraj w Warszawie otwarto nową halę, a burmistrz wygłosił długie przemówienie.',
      'UNSUPPORTED_LANGUAGE',
    ],
  ])('rejects %s as split does', async (name, content, reason) => {
    expect(await measure(name, content)).toMatchObject({ kind: 'rejected', reason });
  });

  it('reads a bundle to its end, whatever the size of its slices, and counts what becomes no article', async () => {
    const lines = Array.from({ length: 10_010 }, (_, i) =>
      line(i, i === 7 ? '' : `Hall ${i} opens in Bonn.`),
    );
    const measured = await measure('many.jsonl', gzipSync(lines.join('\n')), 'bundles/many.jsonl');
    expect(measured).toMatchObject({
      kind: 'bundle',
      isElsewhere: false,
      faultCount: 1,
      faults: [{ number: 8 }],
    });
    expect(measured.kind === 'bundle' && measured.articles.length).toBe(10_009);
  }, 120_000);

  it('measures a file outside of bundles/ as a bundle where it holds articles', async () => {
    expect(
      await measure(
        'few.jsonl',
        [line(1, 'A hall opens in Bonn.'), line(2, 'A hall opens in Rome.')].join('\n'),
      ),
    ).toMatchObject({
      kind: 'bundle',
      isElsewhere: true,
      faultCount: 0,
    });
  });
});
