import type { FoundEntity } from '../found.ts';

const MONTH =
  '(?:[Jj]aneiro|[Ff]evereiro|[Mm]arço|[Aa]bril|[Mm]aio|[Jj]unho|[Jj]ulho|[Aa]gosto|[Ss]etembro|[Oo]utubro|[Nn]ovembro|[Dd]ezembro)';
const WEEKDAY = '(?:(?:[Ss]egunda|[Tt]erça|[Qq]uarta|[Qq]uinta|[Ss]exta)-feiras?|[Ss]ábados?|[Dd]omingos?)';
const NUMBER_DAY = '(?:0?[1-9]|[12]\\d|3[01])(?:º|\\.º)?';
const YEAR = '(?:1[1-9]\\d\\d|20\\d\\d)';
const PART = '(?:[Ii]nício|[Cc]omeço|[Mm]eados|[Ff]im|[Ff]inal|[Ff]inais) d[eoa] ';
const SEASON = '(?:[Pp]rimavera|[Vv]erão|[Oo]utono|[Ii]nverno)';
const UNIT = '(?:semana|mês|ano|século|década|fim de semana|fim-de-semana|noite|verão|inverno)';
/** Words behind four digits that are a count and no year. */
const NO_COUNT =
  '(?! ?(?:%|km|m|kg|cm|euros?|dólares|reais|contos|escudos|pessoas|homens|mulheres|habitantes|metros|quilómetros|quilômetros|soldados|mortos|páginas|trabalhadores|milhões|mil|votos|hectares|alunos|famílias|casas|postos)(?!\\p{L}))(?![.,]\\d)';

/** The forms of dates in news, longer forms before shorter. */
const DATE = new RegExp(
  `(?<![\\p{L}\\p{N}$£€¥#§-]|\\d[.,:/])(?:${[
    `(?:${WEEKDAY},? )?(?:dia )?${NUMBER_DAY} de ${MONTH}(?:,? de ${YEAR})?`,
    `\\d{1,2}[/.-](?:0?[1-9]|1[0-2])[/.-](?:${YEAR}|\\d\\d(?!\\d))`,
    `${YEAR}-\\d\\d-\\d\\d`,
    `(?:${PART})?(?:${MONTH}|${SEASON})(?: de |/)${YEAR}`,
    `${PART}(?:${MONTH}|${YEAR}|${UNIT}|século [XVI]{1,5})`,
    `(?:[Nn]est[ea]|[Nn]ess[ea]|[Ee]st[ea]|[Pp]róxim[oa]|[Úú]ltim[oa]) (?:${UNIT}|${WEEKDAY}|${MONTH}|segunda|terça|quarta|quinta|sexta)`,
    `(?:${UNIT}|${WEEKDAY}|${MONTH}) (?:passad[oa]|seguinte|que vem)`,
    `(?:[Dd]écada de|[Aa]nos) (?:\\d0|${YEAR})`,
    `[Ss]éculos? [XVI]{1,5}(?: a\\.C\\.| d\\.C\\.)?`,
    `${YEAR} ?(?:[–/-]) ?(?:${YEAR}|\\d\\d)`,
    `${WEEKDAY}(?: (?:à noite|de manhã|à tarde))?`,
    // A month alone is a date behind such a word only: "Abril" is also a publisher.
    `(?<=(?:[Ee]m|[Dd]e|[Dd]esde|[Aa]té|[Dd]urante|[Ee]ntre|e) )${MONTH}`,
    '[Oo]ntem|[Hh]oje|[Aa]manhã|[Aa]nteontem',
    `${YEAR}${NO_COUNT}`,
  ].join('|')})(?![\\p{L}\\p{N}]|-\\p{L})`,
  'gu',
);

/** Finds dates in the forms of Portuguese news. */
export function findPortugueseDates(text: string): FoundEntity[] {
  return [...text.matchAll(DATE)].map(({ 0: found, index }) => ({
    type: 'DATE',
    text: found,
    score: 0.9,
    begin: index,
    end: index + found.length,
  }));
}
