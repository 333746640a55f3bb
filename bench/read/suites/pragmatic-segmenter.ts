import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cutSentences } from '@copydesk/sentences';
import type { Suite } from '../suite.ts';

/** The README's table of scores. They count the rules of English, and those of all other languages together. */
const PUBLISHED = { English: 51, 'English, of': 52 };

/**
 * The golden rules of https://github.com/diasks2/pragmatic_segmenter: texts with their sentences, by language. Its specs
 * have more examples, which it does not call rules; they are left out. White space within a sentence is folded, since a span
 * keeps the line feeds of its text.
 */
export const pragmaticSegmenter: Suite = {
  name: 'pragmatic_segmenter',
  run: async (checkout) => {
    const folder = join(checkout, 'spec/pragmatic_segmenter/languages');
    const figures: Record<string, number> = {};
    const all = { right: 0, of: 0 };
    for (const file of readdirSync(folder).sort()) {
      const rules = listRules(readFileSync(join(folder, file), 'utf8'));
      if (rules.length === 0) continue;
      const right = rules.filter(isRight).length;
      all.right += right;
      all.of += rules.length;
      if (file === 'english_spec.rb') Object.assign(figures, { English: right, 'English, of': rules.length });
    }
    return [
      { system: 'ours', figures: { 'all languages': all.right, of: all.of, ...figures } },
      { system: 'pragmatic_segmenter, as published', figures: PUBLISHED },
    ];
  },
};

interface Rule {
  readonly text: string;
  readonly sentences: readonly string[];
}

const EXAMPLE = /^\s*it "([^\n]*)" do\n([\s\S]*?)\n {4}end$/gm;
const STRING = String.raw`"(?:[^"\\]|\\[\s\S])*"|'(?:[^'\\]|\\[\s\S])*'`;
const TEXT = new RegExp(`text:\\s*(${STRING})`);
const EXPECTED = /eq\(\[([\s\S]*)\]\)/;

function listRules(spec: string): Rule[] {
  const start = spec.indexOf('"Golden Rules"');
  const [golden = ''] = start < 0 ? [] : spec.slice(start).split(/\n {2}context /, 1);
  return [...golden.matchAll(EXAMPLE)].flatMap(([, name = '', body = '']) => {
    const text = TEXT.exec(body)?.[1];
    const list = EXPECTED.exec(body)?.[1];
    if (!text || !list || name.startsWith('correctly segments text')) return [];
    return [{ text: unquote(text), sentences: (list.match(new RegExp(STRING, 'g')) ?? []).map(unquote) }];
  });
}

/** Reads a string of Ruby. In single quotes, only a quote and a backslash are escaped. */
function unquote(literal: string): string {
  const source = literal.slice(1, -1);
  if (literal.startsWith("'")) return source.replace(/\\(['\\])/g, '$1');
  const named: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r' };
  return source.replace(/\\(?:u\{?([0-9a-fA-F]{4,5})\}?|([\s\S]))/g, (_, hex, one) =>
    hex ? String.fromCodePoint(Number.parseInt(hex, 16)) : (named[one] ?? one),
  );
}

function isRight({ text, sentences }: Rule): boolean {
  const found = cutSentences(text).map(({ begin, end }) => fold(text.slice(begin, end)));
  return JSON.stringify(found) === JSON.stringify(sentences.map(fold));
}

/** Chinese and Japanese words have no space between them. */
const fold = (sentence: string) =>
  sentence
    .trim()
    .replace(/(?<=[\p{Script=Han}\p{Script=Hiragana}])\n/gu, '')
    .replace(/\s+/gu, ' ');
