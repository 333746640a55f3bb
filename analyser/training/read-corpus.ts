import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EntityTypeName } from '../found.ts';
import type { GoldDocument, GoldSpan } from './gold-document.ts';
import { joinTokens } from './join-tokens.ts';
import type { TrainedLanguage } from './trained-language.ts';
import { unifySpan } from './unify-span.ts';

/**
 * Reads the files `<corpus>.<split>.tsv` of a folder, sorted by name: `token<TAB>BIO-TYPE`, a blank line between
 * sentences, `-DOCSTART-` before each document.
 *
 * @param unify makes annotations agree; default: the rules of English
 * @throws Error if the folder has no such file
 */
export function readCorpora(
  folder: string,
  split: 'train' | 'dev',
  unify: TrainedLanguage['unifySpan'] = unifySpan,
): GoldDocument[] {
  const ending = `.${split}.tsv`;
  const files = readdirSync(folder)
    .filter((name) => name.endsWith(ending))
    .sort();
  if (files.length === 0)
    throw new Error(
      `No *${ending} in ${folder}. Name the folder that holds ner/ and sentiment/ with --data.`,
    );
  return files.flatMap((file) =>
    readDocuments(file.slice(0, -ending.length), readFileSync(join(folder, file), 'utf8'), unify),
  );
}

/** Reads the documents of one file. */
function readDocuments(corpus: string, file: string, unify: TrainedLanguage['unifySpan']): GoldDocument[] {
  return file
    .split(/^-DOCSTART-\tO\s*$/m)
    .map((document) =>
      document
        .split(/\n{2,}/)
        .map(readRows)
        .filter((rows) => rows.length > 0),
    )
    .filter((sentences) => sentences.length > 0)
    .map((sentences) => toDocument(corpus, sentences, unify));
}

interface Row {
  readonly token: string;
  readonly tag: string;
}

function readRows(sentence: string): Row[] {
  return sentence
    .split('\n')
    .filter((line) => line.includes('\t'))
    .map((line) => {
      const [token = '', tag = 'O'] = line.split('\t');
      return { token, tag: tag.trim() };
    });
}

function toDocument(
  corpus: string,
  sentences: readonly (readonly Row[])[],
  unify: TrainedLanguage['unifySpan'],
): GoldDocument {
  let text = '';
  const spans: GoldSpan[] = [];
  for (const rows of sentences) {
    // A heading or list item without a full stop is a paragraph of its own.
    if (text) text += /[.!?]["”’')\]]?$/.test(text) ? ' ' : '\n\n';
    const joined = joinTokens(
      rows.map(({ token }) => token),
      corpus,
    );
    spans.push(...toSpans(rows, joined.begins, text.length));
    text += joined.text;
  }
  return { corpus, text, spans: spans.flatMap((span) => unify(text, span, corpus)) };
}

function toSpans(rows: readonly Row[], begins: readonly number[], offset: number): GoldSpan[] {
  const spans: { type: EntityTypeName; begin: number; end: number }[] = [];
  let before = 'O';
  rows.forEach(({ token, tag }, i) => {
    const begin = offset + (begins[i] ?? 0);
    const end = begin + token.length;
    const last = spans.at(-1);
    if (tag.startsWith('I-') && before !== 'O' && last?.type === tag.slice(2)) last.end = end;
    else if (tag !== 'O') spans.push({ type: tag.slice(2) as EntityTypeName, begin, end });
    before = tag;
  });
  return spans;
}
