import { describe, expect, it } from 'vitest';
import { type ArticleFormat, detectFormat } from '../../../../functions/split/extract/formats.ts';

const TEXTS = {
  text: [
    'Harbour opens\n\nShips came.',
    'The price is < 5 and > 3.',
    'He writes C++ <vector> and uses a*b*c.',
    '* a note at the end',
    '#FreeHarbour #Open is trending',
    'Use **two stars** for strong text.',
    '> quoted once in a mail',
    '- one dash\nthen prose',
    'See [1] and (2) for more.',
    '<3 from all of us',
    '<b>Bold claim</b> in a headline, and nothing else',
    '3 * 4 = 12\n5 * 6 = 30',
    '--- a line of dashes ---',
    '---\nA dateline between dashes\n---\nThen prose.',
    '{"a": 1} is JSON, and this is prose about it',
    'Headline\n========='.slice(0, 9),
    '<script> is a tag, he said.',
    '<style>d for success</style> he said.',
    `# deep\n${'> '.repeat(60)}x`,
    `# deep\n${' '.repeat(300)}- x`,
  ],
  markdown: [
    '# Harbour opens\n\nShips came.',
    '---\ntitle: Harbour opens\ndate: 2026-11-24\n---\n\nShips came.',
    '---\ntitle: Harbour opens\ntags:\n  - port\n- sea\n---\nShips came.',
    'Harbour opens\n=============\n\nSee [the port](https://example.org/port).',
    'Ships came.\n\n- one\n- two\n- three\n\n**Many** ships.',
    '> A quotation.\n\nThen [a link](http://example.org).',
  ],
  html: [
    '<!doctype html><title>Harbour</title><p>Ships came.</p>',
    '  \n<HTML><body>Ships came.</body></HTML>',
    '<?xml version="1.0"?>\n<!-- a comment --><!-- another -->\n<html></html>',
    '<article><p>Ships came.</p></article>',
    '<p>Ships came.</p>\n<p>They left.</p>',
    '<div class="a b"><h1>Harbour</h1><p>Ships came.</p></div>',
    `<style>\n${'p {\n  color: red;\n}\n'.repeat(2_000)}</style>\n<html><body>Ships came.</body></html>`,
    '<!-- a --><script src="a.js"></script><STYLE>p{}</STYLE><meta charset="utf-8"><!doctype html><p>Ships came.</p>',
    `<script>${'let a = 1;\n'.repeat(2_000)}</script ><div><p>Ships came.</p><p>They left.</p></div>`,
  ],
} as const satisfies Partial<Record<ArticleFormat, readonly string[]>>;

describe.each(Object.entries(TEXTS))('%s is detected from content', (format, texts) => {
  it.each(texts)('%j', (text) => {
    expect(detectFormat(text).name).toBe(format);
  });
});

describe('the detection of a format', () => {
  it.each([
    ['comments', '<!---->'.repeat(200_000)],
    ['brackets', '['.repeat(1_000_000)],
    ['stars', '**a '.repeat(250_000)],
    ['front matter without an end', `---\n${'a: b\n'.repeat(200_000)}`],
    ['blank lines', '\n'.repeat(1_000_000)],
    ['tags', '<p '.repeat(300_000)],
    ['quotation marks', '> '.repeat(500_000)],
  ])('ends on a million %s', (_, text) => {
    expect(['text', 'markdown', 'html']).toContain(detectFormat(text).name);
  });
});
