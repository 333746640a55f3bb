import type { FoundEntity } from '../found.ts';

const DIGITS = '\\d{1,3}(?:[. ]\\d{3}){1,4}(?:,\\d{1,3})?|\\d{1,12}(?:,\\d{1,6})?';
const WORDS =
  '(?:dois|duas|três|quatro|cinco|seis|sete|oito|nove|dez|onze|doze|quinze|vinte|trinta|quarenta|cinquenta|sessenta|setenta|oitenta|noventa|cem|duzentos|centenas|milhares|dezenas|milhões)';
const SCALE = '(?: (?:mil|milhões|milhão|bilhões|bilhão|mil milhões|trilhões|biliões))?';
const ABOUT =
  '(?:(?:[Cc]erca de|[Mm]ais de|[Mm]enos de|[Qq]uase|[Pp]elo menos|[Aa]té|[Aa]proximadamente|[Ee]m torno de) )?';
const COUNTED =
  'por cento|pontos percentuais|pessoas|homens|mulheres|crianças|jovens|anos?|meses|mês|semanas?|dias?|horas?|minutos?|segundos?|quilómetros|quilômetros|metros|centímetros|milímetros|milhas|hectares|metros quadrados|toneladas?|quilos?|quilogramas|gramas|litros?|barris|graus|euros?|dólares|reais|real|contos|escudos|libras|ienes|francos|marcos|centavos|cêntimos|votos|deputados|lugares|cadeiras|pontos|gols|golos|mortos|mortes|feridos|vítimas|casos|soldados|policiais|polícias|alunos|estudantes|trabalhadores|funcionários|membros|habitantes|moradores|espectadores|participantes|visitantes|países|estados|cidades|municípios|casas|apartamentos|empregos|vagas|carros|veículos|empresas|jogos|páginas|vezes|km|kg|m²|km/h|ha';

const QUANTITY = new RegExp(
  `(?<![\\p{L}\\p{N}.,])${ABOUT}(?:${[
    `(?:R\\$|US\\$|[$£€¥]) ?(?:${DIGITS})${SCALE}`,
    `(?:${DIGITS})${SCALE} ?(?:%|€|\\$)`,
    `(?:${DIGITS}|${WORDS})${SCALE}(?: de)? (?:${COUNTED})`,
    `(?:${DIGITS}) (?:mil milhões|mil|milhões|milhão|bilhões|bilhão|trilhões|biliões)`,
  ].join('|')})(?![\\p{L}\\p{N}])`,
  'gu',
);

/** Finds money, shares, measures, ages and counts in Portuguese text. */
export function findPortugueseQuantities(text: string): FoundEntity[] {
  return [...text.matchAll(QUANTITY)].map(({ 0: found, index }) => ({
    type: 'QUANTITY',
    text: found,
    score: 0.85,
    begin: index,
    end: index + found.length,
  }));
}
