import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BUILD_OPTIONS } from '../../../../functions/build/build-options.ts';
import { detectLanguage } from '../../../../functions/split/detect-language.ts';
import type { extractArticle } from '../../../../functions/split/extract/extract-article.ts';
import { makePdf } from './make-pdf.ts';

const SPLIT = join(import.meta.dirname, '../../../../functions/split');
/** Outside the repository: nothing can be found in node_modules that the bundle lacks. */
const folder = mkdtempSync(join(tmpdir(), 'copydesk-'));
let bundled: { extractArticle: typeof extractArticle };
let bundledLanguage: { detectLanguage: typeof detectLanguage };

beforeAll(async () => {
  await build({
    ...BUILD_OPTIONS,
    entryPoints: {
      handler: join(SPLIT, 'extract/extract-article.ts'),
      language: join(SPLIT, 'detect-language.ts'),
    },
    outdir: folder,
  });
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  bundled = await import(pathToFileURL(join(folder, 'handler.mjs')).href);
  bundledLanguage = await import(pathToFileURL(join(folder, 'language.mjs')).href);
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('each format is read by the bundle, too', () => {
  const words = 'Le café « fermé » coûte très cher à Genève, déjà.';
  it.each([
    ['text', Buffer.from(words, 'latin1')],
    ['text', gzipSync(words)],
    ['markdown', Buffer.from(`# ${words}`)],
    ['html', Buffer.from(`<html><body><p>${words}</p></body></html>`)],
    ['json', Buffer.from(JSON.stringify({ body_html: `<p>${words}</p>` }))],
    ['xml', Buffer.from(`<nitf><body><body.content><p>${words}</p></body.content></body></nitf>`)],
    [
      'mail',
      Buffer.from(
        `From: a@b.example\nDate: 24 Nov 2026\nMessage-ID: <1>\nContent-Type: text/plain; charset=utf-8\n\n${words}`,
      ),
    ],
    ['docx', Buffer.from(zipSync({ 'word/document.xml': Buffer.from(`<w:p><w:t>${words}</w:t></w:p>`) }))],
  ])('%s', async (format, bytes) => {
    expect(await bundled.extractArticle(bytes)).toMatchObject({ format, text: words });
  });

  it('pdf', async () => {
    const pdf = Buffer.from(makePdf([[[720, 11, 'Harbour opens']]]));
    expect(await bundled.extractArticle(pdf)).toMatchObject({ format: 'pdf', text: 'Harbour opens' });
  });
});

describe('languages are told by the bundle as by the sources', () => {
  it.each([
    'The harbour was opened today and many people came.',
    'Le port a été ouvert aujourd’hui et beaucoup de gens sont venus.',
    'Η υπουργός ανακοίνωσε σήμερα νέα μέτρα για την οικονομία.',
    '港が今日開いた。多くの人が祝いに来た。',
    'Zxqv',
  ])('%s', async (text) => {
    const outcome = (promise: Promise<string>) => promise.catch((error: Error) => error.message);
    expect(await outcome(bundledLanguage.detectLanguage(text))).toBe(await outcome(detectLanguage(text)));
  });
});
