import { describe, expect, it } from 'vitest';
import type { EntityTypeName } from '../../../analyser/found.ts';
import { FLAG } from '../../../analyser/tagger/flags.ts';
import { joinTokens } from '../../../analyser/training/join-tokens.ts';
import { TRAINED_PORTUGUESE } from '../../../analyser/training/portuguese.ts';
import { readLists } from '../../../analyser/training/read-lists.ts';

/** Unifies the annotation of a name that stands alone. */
const unified = (name: string, type: EntityTypeName) =>
  TRAINED_PORTUGUESE.unifySpan(name, { type, begin: 0, end: name.length }, 'uner_bosque.pt').map(
    ({ begin, end }) => name.slice(begin, end),
  );

describe('annotations of Portuguese corpora', () => {
  it.each<[name: string, type: EntityTypeName, expected: string[]]>([
    ['Bahia', 'LOCATION', ['Bahia']],
    ['suíça', 'LOCATION', []],
    ['ponte do Socorro', 'LOCATION', ['ponte do Socorro']],
    ['Marta:', 'PERSON', ['Marta']],
    ['»', 'ORGANIZATION', []],
  ])('%s as %s', (name, type, expected) => {
    expect(unified(name, type)).toEqual(expected);
  });
});

describe('running text of German and Portuguese corpora', () => {
  it.each([
    ['« Sim » , disse', 'bosque.pt', '«Sim», disse'],
    ['Não » , disse «', 'bosque.pt', 'Não», disse «'],
    ['Er rief » Ja « und « nein »', 'news.de', 'Er rief »Ja« und «nein»'],
    ['Er rief „ Ja “ laut', 'news.de', 'Er rief „Ja“ laut'],
    ['Ele diz “ sim ” e sai', 'bosque.pt', 'Ele diz “sim” e sai'],
    ['O mapa - antigo', 'uner_bosque.pt', 'O mapa - antigo'],
  ])('%s', (tokens, corpus, expected) => {
    expect(joinTokens(tokens.split(' '), corpus).text).toBe(expected);
  });
});

it('the Portuguese lists have a flag each', () => {
  expect(readLists('portuguese').get(FLAG.bigCity)).toContain('Lisboa');
});
