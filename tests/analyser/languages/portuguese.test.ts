import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PORTUGUESE } from '../../../analyser/languages/portuguese.ts';
import { findPortugueseDates } from '../../../analyser/languages/portuguese-dates.ts';
import { findPortugueseQuantities } from '../../../analyser/languages/portuguese-quantities.ts';
import { loadEntityFinder } from '../../../analyser/load-entity-finder.ts';
import { tokenise } from '../../../analyser/tokenise.ts';

const find = await loadEntityFinder('pt');
const texts = (found: readonly { text: string }[]) => found.map(({ text }) => text);

describe('the entities of a Portuguese text', () => {
  it.each<[text: string, expected: string[]]>([
    ['O presidente Jorge Sampaio chegou a Brasília.', ['PERSON Jorge Sampaio', 'LOCATION Brasília']],
    ['A reunião terminou sem acordo.', []],
    ['O primeiro-ministro recusou.', []],
    [
      'O professor da Universidade de São Paulo viajou para Lisboa.',
      ['ORGANIZATION Universidade de São Paulo', 'LOCATION Lisboa'],
    ],
    ['«Não vou», disse Luiz Henrique de Arruda.', ['PERSON Luiz Henrique de Arruda']],
    ['BRASÍLIA (Reuters) - O tempo continua bom.', ['LOCATION BRASÍLIA', 'ORGANIZATION Reuters']],
    ['— Ada Example (@ada_ex)', ['PERSON Ada Example', 'OTHER @ada_ex']],
  ])('%s', (text, expected) => {
    expect(find(text).map(({ type, text: name }) => `${type} ${name}`)).toEqual(expected);
  });

  it('are at the offsets of their spans, in order', () => {
    const file = join(import.meta.dirname, '../../fixtures/languages/ponte.pt.txt');
    const text = `${readFileSync(file, 'utf8')} 🎻 Fi\u00ADgueiredo foi a Lisboa.`;
    let last = 0;
    const found = find(text);
    expect(found.length).toBeGreaterThan(20);
    for (const { begin, end, text: name } of found) {
      expect(text.slice(begin, end)).toBe(name);
      expect(begin).toBeGreaterThanOrEqual(last);
      last = end;
    }
  });
});

describe('Portuguese dates', () => {
  it.each([
    ['Chegou na segunda-feira, 3 de outubro de 2022.', ['segunda-feira, 3 de outubro de 2022']],
    ['em 1º de maio e em 03/10/2022', ['1º de maio', '03/10/2022']],
    ['no início de março de 2020', ['início de março de 2020']],
    ['nos anos 90, no século XIX', ['anos 90', 'século XIX']],
    ['ontem e na semana passada', ['ontem', 'semana passada']],
    ['na próxima terça', ['próxima terça']],
    ['desde Abril', ['Abril']],
    ['A editora Abril vendeu 2000 exemplares a 1500 pessoas.', ['2000']],
    ['1500 pessoas', []],
  ])('%s', (text, expected) => {
    expect(texts(findPortugueseDates(text))).toEqual(expected);
  });
});

describe('Portuguese quantities', () => {
  it.each([
    ['Custa R$ 3,5 milhões.', ['R$ 3,5 milhões']],
    ['Cerca de 2 mil pessoas e 20 por cento', ['Cerca de 2 mil pessoas', '20 por cento']],
    ['mais de 100 000 soldados', ['mais de 100 000 soldados']],
    ['3,5 milhões de euros, 5% e US$ 12', ['3,5 milhões de euros', '5%', 'US$ 12']],
    ['dois anos', ['dois anos']],
    ['A 7ª Turma', []],
  ])('%s', (text, expected) => {
    expect(texts(findPortugueseQuantities(text))).toEqual(expected);
  });
});

describe('Portuguese tokens', () => {
  it.each([
    ['a Grã-Bretanha e o vice-presidente', ['a', 'Grã-Bretanha', 'e', 'o', 'vice-presidente']],
    ['O Sr. Silva, 7ª Turma', ['O', 'Sr.', 'Silva', ',', '7ª', 'Turma']],
  ])('%s', (text, expected) => {
    expect(texts(tokenise(text, PORTUGUESE.tokens))).toEqual(expected);
  });
});
