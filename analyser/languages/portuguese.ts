import type { Grammar } from './grammar.ts';

/** Abbreviations whose full stop is part of the token. */
const SHORTENED =
  'Sr|Sra|Srta|Dr|Dra|Prof|Profa|Exmo|Exma|Eng|Gen|Cel|Cap|Ten|Jr|Av|R|Pç|Lda|Ltda|Cia|Art|art|nº|pág|séc|etc|jan|fev|abr|ago|set|out|nov|dez|St|D';

/** A word keeps its hyphens: "primeiro-ministro", "Grã-Bretanha". */
const TOKEN = new RegExp(
  [
    '(?:\\p{Lu}\\.){2,12}',
    `(?:${SHORTENED})\\.(?![\\p{L}\\p{N}])`,
    '\\p{Lu}\\.(?=[\\s-]?\\p{Lu}\\p{L}|\\s\\p{Lu}\\.)',
    "[\\p{L}\\p{M}](?:[\\p{L}\\p{M}\\p{N}]|[’'-](?=[\\p{L}\\p{N}])){0,63}",
    '\\p{N}(?:\\p{N}|[.,:](?=\\p{N})){0,30}[ºª]?(?![\\p{L}\\p{N}])',
    '\\p{N}{1,30}',
    '[^\\s\\p{L}\\p{M}\\p{N}]',
  ].join('|'),
  'gu',
);

export const PORTUGUESE: Grammar = {
  tokens: { pattern: TOKEN, hasTitleCase: false },
  placePrepositions: new Set('em no na nos nas para perto até desde sobre'.split(' ')),
};
