import { describe, expect, it } from 'vitest';
import type { EntityTypeName } from '../../../analyser/found.ts';
import { FLAG } from '../../../analyser/tagger/flags.ts';
import { TRAINED_GERMAN } from '../../../analyser/training/german.ts';
import { readLists } from '../../../analyser/training/read-lists.ts';

/** Unifies the annotation of a name that stands alone. */
const unified = (name: string, type: EntityTypeName, corpus = 'smartdata_news.de') =>
  TRAINED_GERMAN.unifySpan(name, { type, begin: 0, end: name.length }, corpus).map(({ begin, end }) =>
    name.slice(begin, end),
  );

describe('annotations of German corpora', () => {
  it.each<[name: string, type: EntityTypeName, expected: string[]]>([
    ['Bremen', 'LOCATION', ['Bremen']],
    ['deutschen', 'LOCATION', []],
    ['Bundeswehr-Sprecher', 'ORGANIZATION', []],
    ['Karl-Heinz', 'PERSON', ['Karl-Heinz']],
    ['Bolzano,', 'LOCATION', ['Bolzano']],
    ['„Presse"', 'ORGANIZATION', ['Presse']],
    ['»«', 'ORGANIZATION', []],
    ['Nordlicht Inc.', 'ORGANIZATION', ['Nordlicht Inc.']],
  ])('%s as %s', (name, type, expected) => {
    expect(unified(name, type)).toEqual(expected);
  });
});

describe('the German lists', () => {
  it('have a flag each, and names that no comma or line end cuts', () => {
    const lists = readLists('german');
    expect(lists.get(FLAG.bigCity)).toContain('Lissabon');
    for (const names of lists.values()) for (const name of names) expect(name).toMatch(/^[^\s,[\]][^,[\]]*$/);
  });
});
