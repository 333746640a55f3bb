import { readFileSync } from 'node:fs';
import type { EntityTypeName } from '../found.ts';
import type { GoldDocument, GoldSpan } from './gold-document.ts';

const TYPE_OF: Readonly<Record<string, EntityTypeName>> = {
  P: 'PERSON',
  L: 'LOCATION',
  O: 'ORGANIZATION',
  E: 'EVENT',
  T: 'TITLE',
  C: 'COMMERCIAL_ITEM',
  D: 'DATE',
  Q: 'QUANTITY',
  X: 'OTHER',
};
const NAME = /\[([PLOETCDQX]):([^\]]+)\]/g;

/** Reads passages annotated by hand. The first block of the file explains the format; a line of === precedes each passage. */
export function readAnnotated(file: string): GoldDocument[] {
  return readFileSync(file, 'utf8')
    .split(/^===\n/m)
    .slice(1)
    .map(readPassage);
}

/** Reads one passage: `[P:Ada Example] spoke in [L:Bonn].` */
export function readPassage(marked: string): GoldDocument {
  const spans: GoldSpan[] = [];
  let text = '';
  let last = 0;
  for (const { 0: whole, 1: letter = '', 2: name = '', index } of marked.matchAll(NAME)) {
    text += marked.slice(last, index);
    spans.push({
      type: TYPE_OF[letter] as EntityTypeName,
      begin: text.length,
      end: text.length + name.length,
    });
    text += name;
    last = index + whole.length;
  }
  return { corpus: 'annotated by hand', text: (text + marked.slice(last)).trimEnd(), spans };
}
