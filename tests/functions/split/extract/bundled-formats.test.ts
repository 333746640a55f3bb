import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BUILD_OPTIONS } from '../../../../functions/build/build-options.ts';
import type { BoundedExtractor } from '../../../../functions/split/bounded-extractor.ts';
import { detectLanguage } from '../../../../functions/split/detect-language.ts';
import type { extractArticle } from '../../../../functions/split/extract/extract-article.ts';
import type { ArticleFormat } from '../../../../functions/split/extract/formats.ts';
import { makePdf } from './make-pdf.ts';

const SPLIT = join(import.meta.dirname, '../../../../functions/split');
/** Outside the repository, where node_modules cannot supply a package that the bundle lacks. */
const folder = mkdtempSync(join(tmpdir(), 'copydesk-'));
let bundled: { extractArticle: typeof extractArticle };
let bounded: BoundedExtractor;
let bundledLanguage: { detectLanguage: typeof detectLanguage };

beforeAll(async () => {
  await build({
    ...BUILD_OPTIONS,
    entryPoints: {
      handler: join(SPLIT, 'extract/extract-article.ts'),
      language: join(SPLIT, 'detect-language.ts'),
      bounded: join(SPLIT, 'bounded-extractor.ts'),
      'extractor-process': join(SPLIT, 'extractor-process.ts'),
    },
    outdir: folder,
  });
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  bundled = await import(pathToFileURL(join(folder, 'handler.mjs')).href);
  bounded = new (await import(pathToFileURL(join(folder, 'bounded.mjs')).href)).BoundedExtractor();
  bundledLanguage = await import(pathToFileURL(join(folder, 'language.mjs')).href);
});
afterAll(() => rmSync(folder, { recursive: true }));

const WORDS = 'Le café « fermé » coûte très cher à Genève, déjà.';
/** An article in each format. */
const SAMPLES: Readonly<Record<ArticleFormat, Uint8Array>> = {
  text: gzipSync(WORDS),
  markdown: Buffer.from(`# ${WORDS}`),
  html: Buffer.from(`<html><body><p>${WORDS}</p></body></html>`),
  json: Buffer.from(JSON.stringify({ body_html: `<p>${WORDS}</p>` })),
  xml: Buffer.from(`<nitf><body><body.content><p>${WORDS}</p></body.content></body></nitf>`),
  mail: Buffer.from(
    `From: a@b.example\nDate: 24 Nov 2026\nMessage-ID: <1>\nContent-Type: text/plain; charset=utf-8\n\n${WORDS}`,
  ),
  rtf: Buffer.from(`{\\rtf1\\ansi ${WORDS.replace(/[^ -~]/g, (it) => `\\u${it.charCodeAt(0)}?`)}}`),
  subtitles: Buffer.from(`1\n00:00:01,000 --> 00:00:04,000\n${WORDS}\n`),
  docx: Buffer.from(zipSync({ 'word/document.xml': Buffer.from(`<w:p><w:t>${WORDS}</w:t></w:p>`) })),
  pdf: Buffer.from(makePdf([[[720, 11, 'Harbour opens']]])),
};

describe('the bundle reads each format', () => {
  it.each(Object.entries(SAMPLES))('%s', async (format, bytes) => {
    const text = format === 'pdf' ? 'Harbour opens' : WORDS;
    expect(await bundled.extractArticle(bytes)).toMatchObject({ format, text });
  });

  it.each(Object.entries(SAMPLES))('%s, behind the wall of the reading process', async (format, bytes) => {
    expect(await bounded.extract(bytes, {})).toEqual(await bundled.extractArticle(bytes));
    expect(format).toBeDefined();
  });

  it('text in a legacy charset', async () => {
    const { text } = await bundled.extractArticle(Buffer.from(WORDS, 'latin1'));
    expect(text).toBe(WORDS);
  });
});

describe('the bundle detects languages as the sources do', () => {
  it.each([
    'The harbour was opened today and many people came.',
    'Le port a été ouvert aujourd’hui et beaucoup de gens sont venus.',
    'Η υπουργός ανακοίνωσε σήμερα νέα μέτρα για την οικονομία.',
    '港が今日開いた。多くの人が祝いに来た。',
    'Zxqv',
  ])('%s', async (text) => {
    const outcome = (promise: Promise<object>) => promise.catch((error: Error) => error.message);
    expect(await outcome(bundledLanguage.detectLanguage(text))).toEqual(await outcome(detectLanguage(text)));
  });
});
