import type { LanguageRules } from './language-rules.ts';
import { PORTUGUESE } from './portuguese.ts';
import { findPortugueseDates } from './portuguese-dates.ts';
import { findPortugueseQuantities } from './portuguese-quantities.ts';

/** Titles before a person's name. They are no part of it, as in English. */
const HONORIFICS = new Set(
  `Sr Sra Srta Senhor Senhora Dr Dra Doutor Doutora Prof Profa Professor Professora Eng Engenheiro Presidente Ministro
Ministra Primeiro-ministro Primeira-ministra Governador Governadora Prefeito Prefeita Senador Senadora Deputado
Deputada Vereador Vereadora Secretário Secretária Embaixador General Coronel Capitão Tenente Bispo Arcebispo Cardeal
Padre Papa Rei Rainha Príncipe Princesa Juiz Juíza Desembargador Desembargadora Delegado`.split(/\s+/),
);

export const PORTUGUESE_RULES: LanguageRules = {
  grammar: PORTUGUESE,
  honorifics: HONORIFICS,
  findDates: findPortugueseDates,
  findQuantities: findPortugueseQuantities,
};
